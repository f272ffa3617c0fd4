//! Many signatures at once: half the work of one after the other.
//!
//! The equations of all signatures, each times a random factor of 128 bits, are added up and checked as one. All points
//! are of the prime-order group Ristretto, and their encodings are unique. So signatures that are right one by one are
//! right together, always; and when one is wrong, its equation leaves a difference that is not zero, and the sum is
//! zero for at most one of the 2¹²⁸ values of its factor. The factors come from all keys, nonces and messages and from
//! the host's randomness, which is drawn after the signatures have come: nobody can choose signatures to fit them.
//! Signatures by the same key stand side by side: their terms have that point in common, which is multiplied once.

use super::CONTEXT;
use crate::area::{Area, part};
use crate::randomness::HostRandomness;
use schnorrkel::context::SigningContext;
use schnorrkel::{PublicKey, Signature, signing_context, verify_batch_rng};

struct Item<'a> {
    index: usize,
    signature: Signature,
    key: PublicKey,
    message: &'a [u8],
}

/// Input: randomness (32), then `count` items: signature (64), public key (32), length of the message (4,
/// little-endian), message. Output: a byte for each, 1 when the signature is right.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sr25519_verify_batch(at: *mut u8, length: usize, count: usize) {
    let mut area = unsafe { Area::new(at, length) };
    let verdicts = verdicts(area.input(), count);
    area.write(&verdicts);
}

fn verdicts(input: &[u8], count: usize) -> Vec<u8> {
    let mut verdicts = vec![0; count];
    let items = items(input, count);
    let context = signing_context(CONTEXT);
    let all = are_right(&context, &items, HostRandomness(part(input, 0)));
    for Item { index, signature, key, message } in items {
        verdicts[index] = u8::from(all || key.verify(context.bytes(message), &signature).is_ok());
    }
    verdicts
}

/// Items whose signature and key are such, those of one key side by side: the others are wrong without more ado.
fn items(input: &[u8], count: usize) -> Vec<Item<'_>> {
    let mut items = Vec::with_capacity(count);
    let mut last: Option<(&[u8], Option<PublicKey>)> = None;
    for (index, bytes) in by_key(input, count) {
        let encoded = &bytes[64..96];
        // A key is decompressed once, however many signatures are by it.
        let key = match last {
            Some((same, key)) if same == encoded => key,
            _ => PublicKey::from_bytes(encoded).ok(),
        };
        last = Some((encoded, key));
        if let (Ok(signature), Some(key)) = (Signature::from_bytes(&bytes[..64]), key) {
            items.push(Item { index, signature, key, message: &bytes[100..] });
        }
    }
    items
}

/// The items' bytes, each with its place, ordered by key.
fn by_key(input: &[u8], count: usize) -> Vec<(usize, &[u8])> {
    let mut items = Vec::with_capacity(count);
    let mut rest = &input[32..];
    for index in 0..count {
        let length = u32::from_le_bytes(part(rest, 96)) as usize;
        let (item, next) = rest.split_at(100 + length);
        items.push((index, item));
        rest = next;
    }
    items.sort_by(|(_, a), (_, b)| a[64..96].cmp(&b[64..96]));
    items
}

fn are_right(context: &SigningContext, items: &[Item], randomness: HostRandomness) -> bool {
    let signatures: Vec<_> = items.iter().map(|item| item.signature).collect();
    let keys: Vec<_> = items.iter().map(|item| item.key).collect();
    let transcripts = items.iter().map(|item| context.bytes(item.message));
    // Neighbors by the same key share a term of the sum.
    verify_batch_rng(transcripts, &signatures, &keys, true, randomness).is_ok()
}
