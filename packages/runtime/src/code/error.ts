/** What is wrong with code. */
export type RuntimeCodeErrorCode =
  /** It is no WebAssembly module, or one that ends too early. */
  | "NOT_A_MODULE"
  /** The module holds no bundle, or more than one. */
  | "NO_BUNDLE"
  /** The module or its bundle is larger than a runtime may be. */
  | "TOO_LARGE"
  /** The bundle does not unpack to text. */
  | "DAMAGED_BUNDLE";

/** Thrown on code that holds no runtime of ours. */
export class RuntimeCodeError extends Error {
  override readonly name = "RuntimeCodeError";
  readonly code: RuntimeCodeErrorCode;
  /** What to do next. */
  readonly hint: string;

  constructor(code: RuntimeCodeErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
