import * as z from "zod";
import type { Events } from "../../descriptors/generated/event.ts";
import { expectValue } from "../expectValue.ts";
import type { Described } from "./described.ts";
import type { RuntimeTypes } from "./runtimeTypes.ts";

const phase = z.object({ type: z.string(), value: z.unknown().optional() });
const record = z.object({
  phase,
  event: z.object({ type: z.string(), value: z.object({ type: z.string(), value: z.unknown().optional() }) }),
});

/** Value of `System.Events`. */
export const eventRecords = z.array(record);

/** An event whose data has the type that the descriptors give it. */
export interface EventOf<Pallet extends keyof Events, Name extends keyof Events[Pallet]> {
  readonly pallet: Pallet;
  readonly name: Name;
  readonly data: Events[Pallet][Name];
}

/** An event of a block. */
export class ChainEvent {
  readonly pallet: string;
  readonly name: string;
  /** Fields by name, a list of them, or the only one; {@link is} tells its type. */
  readonly data: unknown;
  /** Index of the extrinsic that caused it; `undefined` for events of the block itself. */
  readonly extrinsicIndex: number | undefined;
  readonly #described: Described;

  constructor({ phase: { type, value }, event }: z.infer<typeof record>, described: Described) {
    this.pallet = event.type;
    this.name = event.value.type;
    this.data = event.value.value;
    this.extrinsicIndex = type === "ApplyExtrinsic" && typeof value === "number" ? value : undefined;
    this.#described = described;
  }

  /** True when it is this event, whose `data` has a type then. @throws ChainError `INCOMPATIBLE_RUNTIME` */
  is<Pallet extends keyof Events, Name extends keyof Events[Pallet] & string>(
    pallet: Pallet,
    name: Name,
  ): this is EventOf<Pallet, Name> {
    if (this.pallet !== pallet || this.name !== name) return false;
    this.#described.ensure("event", pallet, name);
    return true;
  }
}

/** Events of a block by the value of `System.Events` (hex). @throws ChainError `UNEXPECTED_VALUE` */
export function readEvents(types: RuntimeTypes, value: string): ChainEvent[] {
  const records = expectValue(eventRecords, types.storage("System", "Events").decode(value), "System.Events");
  return records.map((record) => new ChainEvent(record, types.described));
}

const feePaid = z.object({ actual_fee: z.bigint() });

/**
 * Sums what was paid for an extrinsic in TAO, tip included, by its events, in rao. A free call that fails has paid like
 * any other.
 */
export function feeIn(events: readonly ChainEvent[]): bigint {
  return events
    .filter(({ pallet, name }) => pallet === "TransactionPayment" && name === "TransactionFeePaid")
    .reduce((sum, { data }) => sum + expectValue(feePaid, data, "the event TransactionFeePaid").actual_fee, 0n);
}

/** Sums the TAO that an account sent to others among these events, in rao: fees are not sent. */
export function sentIn(events: readonly ChainEvent[], address: string): bigint {
  return events.reduce((sum, event) => {
    return event.is("Balances", "Transfer") && event.data.from === address ? sum + event.data.amount : sum;
  }, 0n);
}

const failed = z.object({ dispatch_error: z.unknown() });
const interrupted = z.object({ error: z.unknown() });
const carried = z.object({ sudo_result: z.object({ success: z.boolean(), value: z.unknown() }) });

/**
 * Returns the `DispatchError` of a call that failed among those of an extrinsic: of itself, or of one that it carries
 * (in a batch, or as sudo), after which the extrinsic succeeds all the same; `undefined` when there is none.
 */
export function failureIn(events: readonly ChainEvent[]): unknown {
  for (const { pallet, name, data } of events) {
    if (pallet === "System" && name === "ExtrinsicFailed")
      return expectValue(failed, data, "ExtrinsicFailed").dispatch_error;
    if (pallet === "Utility" && (name === "BatchInterrupted" || name === "ItemFailed"))
      return expectValue(interrupted, data, name).error;
    if (pallet === "Sudo" && (name === "Sudid" || name === "SudoAsDone")) {
      const { success, value } = expectValue(carried, data, name).sudo_result;
      if (!success) return value;
    }
  }
  return undefined;
}
