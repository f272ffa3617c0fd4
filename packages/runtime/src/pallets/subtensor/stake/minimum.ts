/** Least TAO (rao) that a change of stake must be worth (protocol: staking §3). */
export const MIN_STAKE = 2_000_000n;
