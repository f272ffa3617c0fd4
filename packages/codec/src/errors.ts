import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
/** Error codes of this part, with cause and cure of each. */
export const CODEC_ERRORS = defineErrors("Encoding and decoding", 1000, {
  UNEXPECTED_END: [0, "The bytes end before the value does.", "Send the whole value."],
  LEFTOVER_BYTES: [
    1,
    "Bytes follow the value.",
    "Send the value alone, and check that it is of the type that is expected.",
  ],
  NON_CANONICAL: [
    2,
    "The value is encoded in another way than its type prescribes.",
    "Encode it with the shortest form.",
  ],
  OUT_OF_RANGE: [3, "A number does not fit its type.", "Give a number within the bounds that the message names."],
  TOO_LONG: [4, "A list, string or map is longer than its type allows.", "Give fewer items."],
  TOO_DEEP: [5, "Values are nested more deeply than decoders allow.", "Nest fewer values."],
  UNKNOWN_VARIANT: [6, "An enum has no variant of this name or index.", "Give one of the variants that the type has."],
  INVALID_VALUE: [7, "A value is not what its type asks for.", "Give a value of the type that the message names."],
  INVALID_HEX: [8, "A text is not hexadecimal.", "Write 0x and an even number of digits 0-9 and a-f."],
});

/** Code of a {@link CodecError}. */
export type CodecErrorCode = CodeOf<typeof CODEC_ERRORS>;

/** Thrown by every codec on bytes that are not its type, and on values that do not fit it. */
export class CodecError extends CodedError<CodecErrorCode> {
  override readonly name = "CodecError";

  protected override catalog() {
    return CODEC_ERRORS;
  }
}
