//! BLAKE2b and xxHash64.

use crate::area::Area;
use blake2::Blake2bVar;
use blake2::digest::{Update, VariableOutput};
use twox_hash::XxHash64;

/// BLAKE2b of the input with `size` bytes of output, 1 to 64.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn blake2b(at: *mut u8, length: usize, size: usize) {
    let mut area = unsafe { Area::new(at, length) };
    let mut hash = [0; 64];
    let mut hasher = Blake2bVar::new(size).expect("size is 1 to 64");
    hasher.update(area.input());
    hasher.finalize_variable(&mut hash[..size]).expect("size is that of the hasher");
    area.write(&hash[..size]);
}

/// xxHash64 of the input with the seeds 0, 1, …, up to four `words`: each 8 bytes little-endian.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn twox(at: *mut u8, length: usize, words: usize) {
    let mut area = unsafe { Area::new(at, length) };
    let mut hash = [0; 32];
    for (seed, word) in hash.chunks_exact_mut(8).take(words).enumerate() {
        word.copy_from_slice(&XxHash64::oneshot(seed as u64, area.input()).to_le_bytes());
    }
    area.write(&hash[..8 * words]);
}
