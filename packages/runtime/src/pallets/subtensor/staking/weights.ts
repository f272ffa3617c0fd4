/**
 * Weights of unstaking, which many calls share.
 *
 * @packageDocumentation
 */

/** To unstake all of one subnet; the protocol declares less for all of them together. */
export const UNSTAKE = { refTime: 754_292_000, reads: 43, writes: 25 } as const;

/** To see that nothing is staked on a subnet. */
export const LOOKED_AT = { refTime: 5_000_000, reads: 8 } as const;

/** For each hotkey of the coldkey beyond the usual ones, whose stake or lock is looked at. */
export const EACH_HOTKEY = { refTime: 0, reads: 7 } as const;

/** Hotkeys of a coldkey that weights have room for anyway. */
const USUAL_HOTKEYS = 8;

/** Hotkeys of a coldkey beyond the usual ones. */
export const moreThanUsual = (hotkeys: number): number => Math.max(0, hotkeys - USUAL_HOTKEYS);
