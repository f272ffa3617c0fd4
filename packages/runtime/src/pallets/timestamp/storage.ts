import { alias, bool, u64 } from "@opentao/codec";
import { palletStorage } from "../../framework/index.ts";

const pallet = palletStorage("Timestamp");

export const Now = pallet.value("Now", alias(u64, "T::Moment"), {
  default: 0n,
  docs: "Time of the block, in milliseconds since 1970.",
});
export const DidUpdate = pallet.value("DidUpdate", bool, {
  default: false,
  docs: "Whether the block's time is set already.",
});
