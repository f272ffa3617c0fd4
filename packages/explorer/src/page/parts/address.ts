import { fromHex } from "@opentao/codec";
import { CryptoError, decodeAddress, encodeAddress } from "@opentao/crypto";

const SS58 = /^[1-9A-HJ-NP-Za-km-z]{46,52}$/;
const KEY = /^0x[0-9a-f]{64}$/i;

/**
 * Returns an account as this network writes its address, of an address of any network or a public key in hex;
 * `undefined` for what is none.
 */
export function addressOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (KEY.test(trimmed)) return encodeAddress(fromHex(trimmed.toLowerCase()));
  if (!SS58.test(trimmed)) return undefined;
  try {
    return encodeAddress(decodeAddress(trimmed));
  } catch (error) {
    if (error instanceof CryptoError) return undefined; // mistyped
    throw error;
  }
}
