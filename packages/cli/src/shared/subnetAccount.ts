import { concat, u16 } from "@opentao/codec";
import { encodeAddress } from "@opentao/crypto";

/** Returns the account in which a subnet's TAO lies (protocol: consensus §2.3, §9.8). */
export function subnetAccount(netuid: number): string {
  const id = concat(new TextEncoder().encode("modlsubtensr"), u16.encode(netuid));
  const padded = new Uint8Array(32);
  padded.set(id);
  return encodeAddress(padded);
}
