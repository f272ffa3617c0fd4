/**
 * The pallet on which all others stand: accounts, the block that is being made, events, the runtime's code.
 *
 * @packageDocumentation
 */

import { definePallet } from "../../framework/index.ts";
import { calls } from "./calls.ts";
import { constants } from "./constants.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { storage } from "./storage.ts";
import { upgradeRules } from "./upgrade.ts";

/** System, index 0. */
export const System = definePallet({
  name: "System",
  index: 0,
  path: "frame_system::pallet",
  docs: "Accounts, blocks, events and the runtime's code.",
  storage,
  calls,
  events,
  errors,
  constants,
  transactions: upgradeRules,
});
