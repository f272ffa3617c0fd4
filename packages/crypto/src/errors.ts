import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
/** Error codes of this part, with cause and cure of each. */
export const CRYPTO_ERRORS = defineErrors("Keys and addresses", 1100, {
  INVALID_MNEMONIC: [
    0,
    "A phrase is not one of BIP-39: a word is unknown, their number is wrong, or the checksum is.",
    "Check each word and their order.",
  ],
  INVALID_SURI: [
    1,
    "A secret URI is malformed.",
    "Write it as PHRASE//hard/soft///password, or give a seed of 32 bytes as hexadecimal.",
  ],
  INVALID_ADDRESS: [2, "A text is not an SS58 address.", "Copy the address again; its checksum finds single errors."],
  INVALID_KEY: [3, "Bytes are not a key of the scheme.", "Check the key's length and scheme."],
  UNSUPPORTED_DERIVATION: [4, "The scheme cannot derive this way.", "Use hard junctions (//NAME) with this scheme."],
});

/** Code of a {@link CryptoError}. */
export type CryptoErrorCode = CodeOf<typeof CRYPTO_ERRORS>;

/** Thrown on keys, addresses and phrases that are not what they should be. The message never holds a secret. */
export class CryptoError extends CodedError<CryptoErrorCode> {
  override readonly name = "CryptoError";

  protected override catalog() {
    return CRYPTO_ERRORS;
  }
}
