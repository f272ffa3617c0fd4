import { keypairFromSuri } from "@opentao/crypto";
import { sr25519Verify, waitReady } from "@polkadot/wasm-crypto";

await waitReady();

/** Name of the rival of all that verifies signatures: the library that polkadot-js uses, on one thread. */
export const RIVAL = "@polkadot/wasm-crypto: sr25519 verifications";

/** Verifies signatures with the rival. */
export function verifyWithRival(count: number): void {
  const { publicKey, sign } = keypairFromSuri("//Alice");
  const message = new Uint8Array(120);
  const signature = sign(message);
  for (let i = 0; i < count; i += 1) sr25519Verify(signature, message, publicKey);
}

/** Verifications per second of the rival. */
export function rivalPerSecond(count = 3000): number {
  const started = performance.now();
  verifyWithRival(count);
  return (1000 * count) / (performance.now() - started);
}
