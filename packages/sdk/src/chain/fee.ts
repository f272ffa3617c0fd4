import { z } from "zod";
import type { ChainEvent } from "./events.ts";
import { expectValue } from "./expectValue.ts";

const feePaid = z.object({ actual_fee: z.bigint() });

/**
 * What was paid for an extrinsic in TAO, tip included, by its events, in rao. A free call that fails has paid like any
 * other.
 */
export function feeIn(events: readonly ChainEvent[]): bigint {
  return events
    .filter(({ pallet, name }) => pallet === "TransactionPayment" && name === "TransactionFeePaid")
    .reduce((sum, { data }) => sum + expectValue(feePaid, data, "the event TransactionFeePaid").actual_fee, 0n);
}
