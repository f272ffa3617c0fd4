import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
/** Error codes of this part, with cause and cure of each. */
export const RUNTIME_CODE_ERRORS = defineErrors("Runtime code", 2000, {
  NOT_A_MODULE: [0, "The code is not a WebAssembly module, or ends too early.", "Build the runtime again."],
  NO_BUNDLE: [1, "The module holds no runtime bundle, or more than one.", "Build the runtime again."],
  TOO_LARGE: [2, "The module or its bundle is larger than a runtime may be.", "Build a smaller runtime."],
  DAMAGED_BUNDLE: [3, "The bundle does not decompress to text.", "Build the runtime again."],
});

/** Code of a {@link RuntimeCodeError}. */
export type RuntimeCodeErrorCode = CodeOf<typeof RUNTIME_CODE_ERRORS>;

/** Thrown on code that holds no runtime of ours. */
export class RuntimeCodeError extends CodedError<RuntimeCodeErrorCode> {
  override readonly name = "RuntimeCodeError";

  protected override catalog() {
    return RUNTIME_CODE_ERRORS;
  }
}
