import { bytesEqual, concat } from "@opentao/codec";

const PREFIX = new TextEncoder().encode("modlsubtensr");

/**
 * Account that holds a subnet's TAO: `modl`, `subtensr`, the id as little-endian u16, zeros up to 32 bytes
 * (protocol: consensus §9.8).
 */
export function subnetAccount(netuid: number): Uint8Array {
  return concat(PREFIX, Uint8Array.of(netuid & 0xff, netuid >> 8), new Uint8Array(32 - PREFIX.length - 2));
}

/** Returns whether an account is that of some subnet; such an account can be neither hotkey nor coldkey. */
export function isSubnetAccount(account: Uint8Array): boolean {
  const netuid = (account[PREFIX.length] ?? 0) | ((account[PREFIX.length + 1] ?? 0) << 8);
  return bytesEqual(account, subnetAccount(netuid));
}
