//! Private keys of sr25519, 64 bytes each: the scalar in canonical form, and the seed of nonces.

use crate::area::{Area, part};
use crate::randomness::HostRandomness;
use schnorrkel::derive::{ChainCode, Derivation};
use schnorrkel::{ExpansionMode, MiniSecretKey, SecretKey};

/// Input: seed (32). Output: private key (64).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sr25519_expand(at: *mut u8, length: usize) -> bool {
    let mut area = unsafe { Area::new(at, length) };
    let Ok(seed) = MiniSecretKey::from_bytes(&area.input()[..32]) else { return false };
    area.write(&seed.expand(ExpansionMode::Ed25519).to_bytes());
    true
}

/// Input: private key (64). Output: public key (32). Returns false when the key is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sr25519_public(at: *mut u8, length: usize) -> bool {
    let mut area = unsafe { Area::new(at, length) };
    let Ok(secret) = SecretKey::from_bytes(&area.input()[..64]) else { return false };
    area.write(&secret.to_public().to_bytes());
    true
}

/// A hard step. Input: private key (64), chain code (32). Output: private key (64).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sr25519_derive_hard(at: *mut u8, length: usize) -> bool {
    let mut area = unsafe { Area::new(at, length) };
    let Ok(secret) = SecretKey::from_bytes(&area.input()[..64]) else { return false };
    let code = ChainCode(part(area.input(), 64));
    let (seed, _) = secret.hard_derive_mini_secret_key(Some(code), b"");
    area.write(&seed.expand(ExpansionMode::Ed25519).to_bytes());
    true
}

/// A soft step. Input: private key (64), chain code (32), randomness (32) of which the new seed of nonces is made
/// with the old one. Output: private key (64).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sr25519_derive_soft(at: *mut u8, length: usize) -> bool {
    let mut area = unsafe { Area::new(at, length) };
    let input = area.input();
    let Ok(secret) = SecretKey::from_bytes(&input[..64]) else { return false };
    let code = ChainCode(part(input, 64));
    let (derived, _) = secret.derived_key_simple_rng(code, b"", HostRandomness(part(input, 96)));
    area.write(&derived.to_bytes());
    true
}
