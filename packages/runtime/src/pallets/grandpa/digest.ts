import { alias, struct, tuple, u32, variant } from "@opentao/codec";
import { GRANDPA_ENGINE_ID } from "@opentao/codec/primitives";
import type { State } from "../../framework/index.ts";
import { Digest } from "../system/storage.ts";
import { AuthorityList } from "./types.ts";

const ScheduledChange = struct({ nextAuthorities: AuthorityList, delay: alias(u32, "N") });

/** Entry by which Grandpa informs nodes in a block's digest (protocol: light-client §4). */
const ConsensusLog = variant({
  ScheduledChange: { index: 1, codec: ScheduledChange },
  ForcedChange: { index: 2, codec: tuple(u32, ScheduledChange) },
});

/** A change of voters, as it is announced. */
export interface Announcement {
  readonly nextAuthorities: AuthorityList;
  /** Blocks after the announcement until the voters change. */
  readonly delay: number;
  /** Of a forced change: the last block that the voters of before are known to have finalized. */
  readonly forced: number | undefined;
}

/** Announces in the block's digest that the voters will change. */
export function announce(state: State, { forced, delay, nextAuthorities }: Announcement): void {
  const change = { nextAuthorities, delay };
  const log = ConsensusLog.encode(
    forced === undefined
      ? { type: "ScheduledChange", value: change }
      : { type: "ForcedChange", value: [forced, change] },
  );
  Digest.mutate(state, ({ logs }) => ({
    logs: [...logs, { type: "Consensus", value: [GRANDPA_ENGINE_ID, log] }],
  }));
}
