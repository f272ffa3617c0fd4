/** What is wrong with a key, an address or a phrase. */
export type CryptoErrorCode =
  | "INVALID_MNEMONIC"
  | "INVALID_SURI"
  | "INVALID_ADDRESS"
  | "INVALID_KEY"
  | "UNSUPPORTED_DERIVATION";

/** Thrown on keys, addresses and phrases that are not what they should be. The message never holds a secret. */
export class CryptoError extends Error {
  override readonly name = "CryptoError";
  readonly code: CryptoErrorCode;
  /** What to do next. */
  readonly hint: string;

  constructor(code: CryptoErrorCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
