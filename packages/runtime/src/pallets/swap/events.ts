import { struct, u16 } from "@opentao/codec";
import { palletEvents } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";

/** Events of pallet Swap. */
export const events = palletEvents("Swap", 28, {
  FeeRateSet: {
    index: 0,
    fields: struct({ netuid: NetUid, rate: u16 }),
    docs: "The fee rate of a pool was set.",
  },
});
