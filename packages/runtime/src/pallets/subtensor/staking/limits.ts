/** Least TAO (rao) that a change of stake must be worth (protocol: staking §3). */
export const MIN_STAKE = 2_000_000n;

/** A price limit of a trade. */
export interface PriceLimit {
  /** Rao per alpha. */
  readonly price: bigint;
  /** True to trade less when the limit requires it. */
  readonly allowPartial: boolean;
}
