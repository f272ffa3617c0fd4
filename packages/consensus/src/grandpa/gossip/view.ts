/** Relation of a message to a view. */
export type Consider = "accept" | "past" | "future";

/** Round, set and finalized height of a node. */
export interface View {
  readonly round: bigint;
  readonly setId: bigint;
  /** Height up to which commits were seen; `undefined` before the first. */
  readonly finalized: number | undefined;
}

/** Relation of a vote to a view: votes of its round, the one before and the one after are accepted. */
export function considerVote(view: View, round: bigint, setId: bigint): Consider {
  if (setId !== view.setId) return setId < view.setId ? "past" : "future";
  if (round > view.round + 1n) return "future";
  return round < view.round - 1n ? "past" : "accept";
}

/** Relation of a commit to a view: commits for higher blocks than it knows to be finalized are accepted. */
export function considerCommit(view: View, setId: bigint, number: number): Consider {
  if (setId !== view.setId) return setId < view.setId ? "past" : "future";
  return view.finalized === undefined || number > view.finalized ? "accept" : "past";
}
