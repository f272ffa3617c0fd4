/** Options of `tao chain build-spec`. */
export interface BuildSpecFlags {
  readonly json: boolean;
  readonly chain: string;
  readonly raw: boolean;
  readonly authority: readonly string[];
  readonly devAuthorities?: number;
  readonly name?: string;
  readonly id?: string;
  readonly blockTime?: number;
  readonly bootNode: readonly string[];
  readonly forkId?: string;
  readonly output?: string;
}

/** Options of `tao chain inspect`. */
export interface InspectFlags {
  readonly json: boolean;
}
