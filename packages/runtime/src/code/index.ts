/**
 * `:code`: a small WebAssembly module that reads storage, for light clients, and in a section of it the runtime itself.
 *
 * @packageDocumentation
 */

export { BUNDLE_SECTION, MAX_BUNDLE_LENGTH, MAX_CODE_LENGTH, readRuntimeBundle } from "./bundle.ts";
export { createRuntime } from "./create.ts";
export { RuntimeCodeError, type RuntimeCodeErrorCode } from "./errors.ts";
