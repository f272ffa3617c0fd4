//! ed25519, verified by the rules of ZIP-215.

use crate::area::{Area, part};
use ed25519_zebra::{Signature, SigningKey, VerificationKey};

/// Input: signature (64), public key (32), message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ed25519_verify(at: *mut u8, length: usize) -> bool {
    let area = unsafe { Area::new(at, length) };
    let input = area.input();
    let signature = Signature::from_bytes(&part(input, 0));
    VerificationKey::try_from(part::<32>(input, 64)).is_ok_and(|key| key.verify(&signature, &input[96..]).is_ok())
}

/// Input: seed (32), message. Output: signature (64).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ed25519_sign(at: *mut u8, length: usize) {
    let mut area = unsafe { Area::new(at, length) };
    let signature = SigningKey::from(part::<32>(area.input(), 0)).sign(&area.input()[32..]);
    area.write(&signature.to_bytes());
}

/// Input: seed (32). Output: public key (32).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ed25519_public(at: *mut u8, length: usize) {
    let mut area = unsafe { Area::new(at, length) };
    let key = VerificationKey::from(&SigningKey::from(part::<32>(area.input(), 0)));
    area.write(key.as_ref());
}
