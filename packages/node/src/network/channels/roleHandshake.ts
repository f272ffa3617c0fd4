import { malformed, NetworkError } from "../errors.ts";
import { type Role, roleByte, roleOf, type Slots } from "../peers/index.ts";

/** Our handshake of a protocol that asks for the role only. */
export function roleHandshake(role: Role): Uint8Array {
  return Uint8Array.of(roleByte(role));
}

/** Accepts peers that follow the chain with us. @throws NetworkError `MALFORMED`, `REFUSED` */
export function acceptRole(slots: Slots, peer: string, handshake: Uint8Array): void {
  if (handshake.length !== 1) throw malformed(`a handshake of ${handshake.length} bytes`);
  roleOf(handshake[0]);
  if (slots.get(peer) !== undefined) return;
  throw new NetworkError("REFUSED", "the peer has not said which chain it follows", "Open block-announces first.");
}
