import type { Chain } from "../../../../sdk/src/index.ts";

/** Authors and voters, and the number of their set. */
export interface Seats {
  /** Hotkeys of those who have a seat, sorted; an authority of genesis is named by its own key. */
  readonly holders: readonly string[];
  /** Number of changes of voters since genesis. */
  readonly set: number;
}

/** The seats at the best block, or at the last finalized one. */
export async function seatsOf(chain: Chain, kind: "best" | "finalized"): Promise<Seats> {
  const { hash: at } = await chain.head(kind);
  const { Session, Grandpa } = chain.at(at).query;
  const [holders, set] = await Promise.all([Session.Validators(), Grandpa.CurrentSetId()]);
  return { holders: [...holders].sort(), set: Number(set) };
}
