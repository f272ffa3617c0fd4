/**
 * Limits of weights that are set, committed or revealed for nothing (deviations F8): at least one, and no more than
 * anybody needs. Beyond that the usual fee is due.
 *
 * @packageDocumentation
 */

/** Most items of a batch that may be free. */
const MAX_ITEMS = 16;
/** Most numbers of a salt that may be free; official clients use 8. */
const MAX_SALT = 64;

/** Returns whether a batch is too short or too long to be free. */
export const batchPays = (items: readonly unknown[]): boolean => items.length === 0 || items.length > MAX_ITEMS;

/** Returns whether a reveal is too empty or its salt too long to be free. */
export const revealPays = (uids: readonly number[], salt: readonly number[]): boolean =>
  uids.length === 0 || salt.length > MAX_SALT;

/** Returns whether reveals of one batch are too few or too many, or one of them cannot be free. */
export const batchRevealPays = (uidsList: readonly (readonly number[])[], saltsList: readonly number[][]): boolean =>
  batchPays(uidsList) || uidsList.some((uids, place) => revealPays(uids, saltsList[place] ?? []));
