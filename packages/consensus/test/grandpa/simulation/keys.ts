import { toHex } from "@opentao/codec";
import type { GrandpaSigner, VerifySignature, VoterId } from "../../../src/index.ts";

/** A tag over bytes that is fast and depends on all of them; no cryptography. */
function tag(voter: string, message: Uint8Array): Uint8Array {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 2; i < 18; i += 1) low = Math.imul(low ^ voter.charCodeAt(i), 0x01000193);
  for (const byte of message) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high + low, 0x85ebca6b) ^ (high >>> 13);
  }
  const signature = new Uint8Array(64);
  const view = new DataView(signature.buffer);
  view.setUint32(0, low);
  view.setUint32(4, high);
  return signature;
}

/** The key of voter number `index`: signatures that only this simulation takes for such. */
export function simulatedSigner(index: number): GrandpaSigner {
  const bytes = new Uint8Array(32).fill(0xa0);
  new DataView(bytes.buffer).setUint32(0, Math.imul(index + 1, 0x9e3779b1));
  const id: VoterId = toHex(bytes);
  return { id, sign: (message) => tag(id, message) };
}

/** Checks what {@link simulatedSigner}s sign. */
export const verifySimulated: VerifySignature = (signature, message, voter) => {
  const expected = tag(voter, message);
  for (let i = 0; i < 8; i += 1) if (signature[i] !== expected[i]) return false;
  return true;
};
