import { createKeccak, createSHA256 } from "hash-wasm";

/** A nonce whose seal is small enough. */
export interface FoundWork {
  readonly nonce: bigint;
  /** 32 bytes. */
  readonly seal: Uint8Array;
}

/** Parameters of a search for a seal not above `bound`. Plain bytes, so that they can be sent to a thread. */
export interface WorkTarget {
  /** keccak256(block hash ‖ hotkey), 32 bytes. */
  readonly base: Uint8Array;
  /** Largest seal that will do, 32 bytes, big-endian. */
  readonly bound: Uint8Array;
}

/** Tries `count` nonces from `start` on. */
export type Search = (target: WorkTarget, start: bigint, count: number) => FoundWork | undefined;

const LIMIT = 1n << 256n;

function isAtMost(seal: Uint8Array, bound: Uint8Array): boolean {
  for (let i = 0; i < 32; i += 1) {
    const difference = (seal[i] ?? 0) - (bound[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return true;
}

/**
 * Makes a search over seals keccak256(sha256(nonce ‖ base)), the nonce as little-endian u64 (deviations F1). Both
 * hashes run in WebAssembly.
 */
export async function createSearch(): Promise<Search> {
  const [sha256, keccak256] = await Promise.all([createSHA256(), createKeccak(256)]);
  return ({ base, bound }, start, count) => {
    const preimage = new Uint8Array(40);
    preimage.set(base, 8);
    const view = new DataView(preimage.buffer);
    for (let i = 0; i < count; i += 1) {
      const nonce = BigInt.asUintN(64, start + BigInt(i));
      view.setBigUint64(0, nonce, true);
      const inner = sha256.init().update(preimage).digest("binary");
      const seal = keccak256.init().update(inner).digest("binary");
      if (isAtMost(seal, bound)) return { nonce, seal };
    }
    return undefined;
  };
}

/** Largest seal, big-endian, whose product with `difficulty` stays below 2²⁵⁶. */
export function boundOf(difficulty: bigint): Uint8Array {
  const largest = difficulty <= 0n ? LIMIT - 1n : (LIMIT - 1n) / difficulty;
  return Uint8Array.from({ length: 32 }, (_, i) => Number((largest >> BigInt(8 * (31 - i))) & 0xffn));
}
