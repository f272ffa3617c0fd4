/** What a message is to one who stands somewhere. */
export type Consider = "accept" | "past" | "future";

/** Where somebody stands in the protocol. */
export interface View {
  readonly round: bigint;
  readonly setId: bigint;
  /** Height up to which commits were seen; `undefined` before the first. */
  readonly finalized: number | undefined;
}

/** What a vote is to one with this view: polite are those of its round, the one before and the one after. */
export function considerVote(view: View, round: bigint, setId: bigint): Consider {
  if (setId !== view.setId) return setId < view.setId ? "past" : "future";
  if (round > view.round + 1n) return "future";
  return round < view.round - 1n ? "past" : "accept";
}

/** What a commit is to one with this view: polite are those for higher blocks than it knows to be final. */
export function considerCommit(view: View, setId: bigint, number: number): Consider {
  if (setId !== view.setId) return setId < view.setId ? "past" : "future";
  return view.finalized === undefined || number > view.finalized ? "accept" : "past";
}
