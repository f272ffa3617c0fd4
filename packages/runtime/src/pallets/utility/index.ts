/**
 * Several calls in one, and calls for other origins (protocol: staking §7.2).
 *
 * @packageDocumentation
 */

import { u32 } from "@opentao/codec";
import { definePallet, palletConstants, type RuntimeCall } from "../../framework/index.ts";
import { MAX_CALLS } from "./batch.ts";
import { calls } from "./calls.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";

const BATCHES = new Set(["batch", "batchAll", "forceBatch"]);

const isBatch = ({ type, value }: RuntimeCall): boolean => type === "Utility" && BATCHES.has(value.type);

/** Returns whether a batch has another directly inside. */
function nestsBatches(call: RuntimeCall): boolean {
  if (!isBatch(call)) return false;
  // Every batch has `calls` as its only argument.
  return (call.value.value.calls as readonly RuntimeCall[]).some(isBatch);
}

/** Utility, index 11. */
export const Utility = definePallet({
  name: "Utility",
  index: 11,
  path: "pallet_subtensor_utility::pallet",
  docs: "Several calls in one.",
  calls,
  events,
  errors,
  constants: palletConstants({
    batched_calls_limit: { type: u32, value: MAX_CALLS, docs: "Most calls of one batch." },
  }),
  transactions: { allows: (_, call) => !nestsBatches(call) },
});
