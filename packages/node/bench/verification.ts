import { keypairFromSuri, verifySr25519 } from "@opentao/crypto";

/** sr25519 verifications per second on one thread: no node that checks every transfer itself can do more than that. */
export function verificationsPerSecond(count = 3000): number {
  const { publicKey, sign } = keypairFromSuri("//Alice");
  const message = new Uint8Array(120);
  const signature = sign(message);
  const started = performance.now();
  for (let i = 0; i < count; i += 1) verifySr25519(signature, message, publicKey);
  return (1000 * count) / (performance.now() - started);
}
