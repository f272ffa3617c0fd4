import { haveLengths, verifySr25519 } from "./verify.ts";
import { withInput } from "./wasm/instance.ts";

/** A signature with what it is said to be of. */
export interface SignedMessage {
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
  readonly publicKey: Uint8Array;
}

/**
 * Most signatures that are verified together: more of them gain nothing, their tables take memory, and whoever verifies
 * them is held up for longer.
 */
export const SIGNATURES_TOGETHER = 64;
/** Most bytes that are laid before the module at once, unless one message is longer. */
const MOST_BYTES = 65_536;
/** Length of an item without its message. */
const FRAME = 64 + 32 + 4;

function lengthOf(message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, message.length, true);
  return bytes;
}

/** Cuts items into batches. */
function* batchesOf(items: readonly SignedMessage[]): Generator<SignedMessage[]> {
  let batch: SignedMessage[] = [];
  let bytes = 0;
  for (const item of items) {
    const length = FRAME + item.message.length;
    if (batch.length === SIGNATURES_TOGETHER || (batch.length > 0 && bytes + length > MOST_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(item);
    bytes += length;
  }
  if (batch.length > 0) yield batch;
}

/** Verdicts on a batch of signatures and keys of the right lengths. */
function verdictsOn(batch: readonly SignedMessage[]): boolean[] {
  // One alone is the fastest by itself, and may be long.
  const [only] = batch;
  if (batch.length === 1 && only !== undefined) return [verifySr25519(only.signature, only.message, only.publicKey)];
  const parts: Uint8Array[] = [crypto.getRandomValues(new Uint8Array(32))];
  for (const { signature, message, publicKey } of batch) parts.push(signature, publicKey, lengthOf(message), message);
  return withInput(parts, (wasm, length) => {
    wasm.exports.sr25519_verify_batch(wasm.at, length, batch.length);
    return Array.from(wasm.output(batch.length), (verdict) => verdict === 1);
  });
}

/**
 * Returns for each item what {@link verifySr25519} returns of it. Many right signatures take half the time of one after
 * the other; batches (of {@link SIGNATURES_TOGETHER} at most) that hold a wrong one take half as long again, because
 * each of theirs is then verified by itself.
 *
 * A batch accepts a wrong signature with a probability of at most 2⁻¹²⁸, whoever chose it, because the system's
 * randomness goes into it; it never refuses a right one. Memory is bounded, whatever the number of items.
 */
export function verifySr25519Batch(items: readonly SignedMessage[]): boolean[] {
  const verdicts = new Map<SignedMessage, boolean>();
  for (const batch of batchesOf(items.filter(({ signature, publicKey }) => haveLengths(signature, publicKey)))) {
    for (const [i, verdict] of verdictsOn(batch).entries()) {
      const item = batch[i];
      if (item !== undefined) verdicts.set(item, verdict);
    }
  }
  return items.map((item) => verdicts.get(item) ?? false);
}
