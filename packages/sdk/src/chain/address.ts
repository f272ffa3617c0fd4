import { CryptoError, decodeAddress, encodeAddress, SS58_PREFIX } from "@opentao/crypto";
import { ChainError } from "./errors.ts";

function isOfThisNetwork(address: string): boolean {
  try {
    decodeAddress(address, SS58_PREFIX);
    return true;
  } catch {
    return false;
  }
}

/**
 * Refuses what is no address, and the address of another network unless `anyNetwork`: the same key exists on every
 * network, but whoever gave that address may not be able to use it here (an exchange, say).
 *
 * @throws ChainError `INVALID_ADDRESS`, `OTHER_NETWORK`
 */
export function ensureAddress(address: string, anyNetwork = false): void {
  let account: Uint8Array;
  try {
    account = decodeAddress(address);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    throw new ChainError("INVALID_ADDRESS", `${JSON.stringify(address)} is no address: ${error.message}`, error.hint);
  }
  if (anyNetwork || isOfThisNetwork(address)) return;
  throw new ChainError(
    "OTHER_NETWORK",
    `${address} is an address of another network; here the same key has the address ${encodeAddress(account)}`,
    "Ask the receiver for an address of this network; if the key is known to be theirs here too, allow it (--any-network).",
  );
}
