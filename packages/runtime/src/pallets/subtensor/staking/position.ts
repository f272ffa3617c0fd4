/** Least TAO (rao) that a change of stake must be worth (protocol: staking §3). */
export const MIN_STAKE = 2_000_000n;

/** Place of stake: whose it is, with whom and where. */
export interface Position {
  readonly coldkey: Uint8Array;
  readonly hotkey: Uint8Array;
  readonly netuid: number;
}

/** A price limit of a trade. */
export interface PriceLimit {
  /** Rao per alpha. */
  readonly price: bigint;
  /** True to trade less when the limit requires it. */
  readonly allowPartial: boolean;
}
