/** Thrown for bits that are no number of a type. */
export class FixedRangeError extends RangeError {
  override readonly name = "FixedRangeError";
}
