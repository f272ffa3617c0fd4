/**
 * Events of AdminUtils; the number is the event's index on the chain. Most changes are told by SubtensorModule.
 *
 * @packageDocumentation
 */

import { bool, struct, u16 } from "@opentao/codec";
import { palletEvents } from "../../framework/index.ts";
import { U64F64Bits } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { INDEX } from "./errors.ts";
import { PrecompileEnum } from "./storage.ts";

/** All events of the pallet. */
export const events = palletEvents("AdminUtils", INDEX, {
  PrecompileUpdated: {
    index: 0,
    fields: struct({ precompileId: PrecompileEnum, enabled: bool }),
    docs: "A precompile was switched.",
  },
  Yuma3EnableToggled: {
    index: 1,
    fields: struct({ netuid: NetUid, enabled: bool }),
    docs: "The third form of bonds was switched on or off for a subnet.",
  },
  BondsResetToggled: {
    index: 2,
    fields: struct({ netuid: NetUid, enabled: bool }),
    docs: "Resets of bonds were allowed or forbidden on a subnet.",
  },
  BurnHalfLifeSet: {
    index: 3,
    fields: struct({ netuid: NetUid, burnHalfLife: u16 }),
    docs: "The half-life of the registration cost changed.",
  },
  BurnIncreaseMultSet: {
    index: 4,
    fields: struct({ netuid: NetUid, burnIncreaseMult: U64F64Bits }),
    docs: "The rise of the registration cost changed.",
  },
  SubnetEmissionEnabledSet: {
    index: 5,
    fields: struct({ netuid: NetUid, enabled: bool }),
    docs: "The TAO emission of a subnet was switched on or off.",
  },
});
