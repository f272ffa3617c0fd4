/** A line of a chart. */
export interface Series {
  readonly name: string;
  /** A value for each x; `null` where there is none. */
  readonly values: readonly (number | null)[];
}
