import { base58 } from "@scure/base";
import { CryptoError } from "./errors.ts";
import { blake2b512 } from "./hashes.ts";

/** Address prefix of this chain and of Substrate chains in general. */
export const SS58_PREFIX = 42;

const CHECKSUM_PREAMBLE = new TextEncoder().encode("SS58PRE");
const CHECKSUM_LENGTH = 2;
const MAX_ADDRESS_LENGTH = 64;

function checksum(payload: Uint8Array): Uint8Array {
  const data = new Uint8Array(CHECKSUM_PREAMBLE.length + payload.length);
  data.set(CHECKSUM_PREAMBLE);
  data.set(payload, CHECKSUM_PREAMBLE.length);
  return blake2b512(data).subarray(0, CHECKSUM_LENGTH);
}

function invalid(message: string): CryptoError {
  return new CryptoError("INVALID_ADDRESS", message, "Copy the address again; it begins with a 5 on this network.");
}

function prefixBytes(prefix: number): number[] {
  if (prefix < 64) return [prefix];
  return [((prefix & 0xfc) >> 2) | 0x40, (prefix >> 8) | ((prefix & 3) << 6)];
}

/**
 * An account as an SS58 address.
 *
 * @param prefix - network, 0 to 16383
 * @throws CryptoError `INVALID_ADDRESS` when `account` has not 32 bytes or the prefix does not exist
 */
export function encodeAddress(account: Uint8Array, prefix = SS58_PREFIX): string {
  if (account.length !== 32) throw invalid(`an account has 32 bytes, not ${account.length}`);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > 16_383) throw invalid(`there is no network prefix ${prefix}`);
  const payload = Uint8Array.from([...prefixBytes(prefix), ...account]);
  return base58.encode(Uint8Array.from([...payload, ...checksum(payload)]));
}

/**
 * The account behind an SS58 address, of whatever network unless `prefix` is given.
 *
 * @throws CryptoError `INVALID_ADDRESS` with what is wrong with it
 */
export function decodeAddress(address: string, prefix?: number): Uint8Array {
  if (address.length > MAX_ADDRESS_LENGTH) throw invalid("the text is too long for an address");
  let bytes: Uint8Array;
  try {
    bytes = base58.decode(address);
  } catch {
    // The library throws a plain Error, on characters outside its alphabet alone.
    throw invalid("the text has characters that no address has");
  }
  const first = bytes[0] ?? 0;
  const prefixLength = first < 64 ? 1 : 2;
  if (first > 127 || bytes.length !== prefixLength + 32 + CHECKSUM_LENGTH)
    throw invalid("the text has not the length of an address");
  const payload = bytes.subarray(0, -CHECKSUM_LENGTH);
  const expected = checksum(payload);
  if (expected.some((byte, i) => byte !== bytes[payload.length + i]))
    throw invalid("the address's checksum is wrong: a character was changed");
  const second = bytes[1] ?? 0;
  const found = first < 64 ? first : ((first & 0x3f) << 2) | (second >> 6) | ((second & 0x3f) << 8);
  if (prefix !== undefined && found !== prefix) throw invalid(`the address is of network ${found}, expected ${prefix}`);
  return payload.slice(prefixLength);
}
