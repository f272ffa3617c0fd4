import { alias, tuple, u32, u64 } from "@opentao/codec";
import { palletStorage, twox64Concat } from "../../framework/index.ts";
import { BoundedAuthorityList, StoredPendingChange, StoredState } from "./types.ts";

const pallet = palletStorage("Grandpa");
const BlockNumber = alias(u32, "BlockNumberFor<T>");

export const State = pallet.value("State", StoredState, {
  default: { type: "Live" },
  docs: "State of the votes: taken, paused, or about to change.",
});
export const PendingChange = pallet.optionalValue("PendingChange", StoredPendingChange, {
  docs: "Voters that take over later.",
});
export const NextForced = pallet.optionalValue("NextForced", BlockNumber, {
  docs: "First block in which a change may be forced again.",
});
export const Stalled = pallet.optionalValue("Stalled", tuple(BlockNumber, BlockNumber), {
  docs: "Set when finality has stalled: the delay of the change, and the last finalized block.",
});
export const CurrentSetId = pallet.value("CurrentSetId", alias(u64, "SetId"), {
  default: 0n,
  docs: "Number of changes of the voters.",
});
export const SetIdSession = pallet.optionalMap("SetIdSession", [twox64Concat(alias(u64, "SetId"))], u32, {
  docs: "Sessions of earlier voters; not kept on this chain.",
});
export const Authorities = pallet.value("Authorities", BoundedAuthorityList, {
  default: [],
  docs: "Voters on which blocks are finalized.",
});

/** All items, as the pallet declares them. */
export const storage = { State, PendingChange, NextForced, Stalled, CurrentSetId, SetIdSession, Authorities };
