import type { AuthoritySet, SetEnd } from "./set.ts";

/** Set of voters that finalized a height. */
export type SetOf =
  | { readonly kind: "current" }
  | { readonly kind: "ended"; readonly end: SetEnd }
  /** The known history begins later (after a warp sync). */
  | { readonly kind: "unknown" };

/** The set whose votes finalize a height. */
export function setAt({ history }: AuthoritySet, number: number): SetOf {
  const index = history.findIndex(({ lastBlock }) => lastBlock >= number);
  const end = history[index];
  if (end === undefined) return { kind: "current" };
  return index === 0 && end.setId !== 0n ? { kind: "unknown" } : { kind: "ended", end };
}

/**
 * Heights of the last blocks of the sets that ended after a height, in order; `undefined` when the known history
 * begins later.
 */
export function lastBlocksAfter({ history }: AuthoritySet, number: number): number[] | undefined {
  const index = history.findIndex(({ lastBlock }) => lastBlock > number);
  if (index === -1) return [];
  if (index === 0 && history[0]?.setId !== 0n) return undefined;
  return history.slice(index).map(({ lastBlock }) => lastBlock);
}
