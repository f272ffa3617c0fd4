/** Why bytes did not decode, or a value did not encode. */
export type CodecErrorCode =
  | "UNEXPECTED_END"
  | "LEFTOVER_BYTES"
  | "NON_CANONICAL"
  | "OUT_OF_RANGE"
  | "TOO_LONG"
  | "TOO_DEEP"
  | "UNKNOWN_VARIANT"
  | "INVALID_VALUE"
  | "INVALID_HEX";

/** Thrown by every codec on bytes that are not its type, and on values that do not fit it. */
export class CodecError extends Error {
  override readonly name = "CodecError";
  readonly code: CodecErrorCode;

  constructor(code: CodecErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
