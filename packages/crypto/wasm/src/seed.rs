//! Seeds of phrases.

use crate::area::Area;
use pbkdf2::pbkdf2_hmac;
use sha2::Sha512;

/// PBKDF2-HMAC-SHA512. Input: password (`password` bytes), salt. Output: 64 bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pbkdf2_sha512(at: *mut u8, length: usize, password: usize, rounds: u32) {
    let mut area = unsafe { Area::new(at, length) };
    let (password, salt) = area.input().split_at(password);
    let mut key = [0; 64];
    pbkdf2_hmac::<Sha512>(password, salt, rounds, &mut key);
    area.write(&key);
}
