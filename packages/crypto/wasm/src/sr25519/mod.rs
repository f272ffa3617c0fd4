//! sr25519, in the context of Substrate's signatures.

mod batch;
mod keys;

use crate::area::{Area, part};
use crate::randomness::HostRandomness;
use schnorrkel::context::attach_rng;
use schnorrkel::{PublicKey, SecretKey, Signature, signing_context};

const CONTEXT: &[u8] = b"substrate";

/// Input: signature (64), public key (32), message.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sr25519_verify(at: *mut u8, length: usize) -> bool {
    let area = unsafe { Area::new(at, length) };
    let input = area.input();
    parse(input).is_some_and(|(signature, key)| key.verify_simple(CONTEXT, &input[96..], &signature).is_ok())
}

/// Signature and public key at the beginning of an input, if they are such.
fn parse(input: &[u8]) -> Option<(Signature, PublicKey)> {
    let signature = Signature::from_bytes(&input[..64]).ok()?;
    Some((signature, PublicKey::from_bytes(&input[64..96]).ok()?))
}

/// Input: private key (64, scalar in canonical form), public key (32), randomness (32), message. Output: signature
/// (64). Returns false when the keys are none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sr25519_sign(at: *mut u8, length: usize) -> bool {
    let mut area = unsafe { Area::new(at, length) };
    let input = area.input();
    let (Ok(secret), Ok(public)) = (SecretKey::from_bytes(&input[..64]), PublicKey::from_bytes(&input[64..96])) else {
        return false;
    };
    let transcript = signing_context(CONTEXT).bytes(&input[128..]);
    let signature = secret.sign(attach_rng(transcript, HostRandomness(part(input, 96))), &public);
    area.write(&signature.to_bytes());
    true
}
