import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
/** Error codes of this part, with cause and cure of each. */
export const FIXED_ERRORS = defineErrors("Fixed-point numbers", 1300, {
  OUT_OF_RANGE: [0, "Bits are not a number of the fixed-point type.", "Give bits within the width of the type."],
});

/** Code of a {@link FixedRangeError}. */
export type FixedRangeErrorCode = CodeOf<typeof FIXED_ERRORS>;

/** Thrown for bits that are no number of a type. */
export class FixedRangeError extends CodedError<FixedRangeErrorCode> {
  override readonly name = "FixedRangeError";

  protected override catalog() {
    return FIXED_ERRORS;
  }
}
