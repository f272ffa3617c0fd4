import { z } from "zod";

const phase = z.object({ type: z.string(), value: z.unknown().optional() });
const record = z.object({
  phase,
  event: z.object({ type: z.string(), value: z.object({ type: z.string(), value: z.unknown().optional() }) }),
});

/** What `System.Events` holds. */
export const eventRecords = z.array(record);

/** An event of a block. */
export interface ChainEvent {
  readonly pallet: string;
  readonly name: string;
  /** Fields by name, a list of them, or the only one. */
  readonly data: unknown;
  /** Index of the extrinsic that caused it; `undefined` for events of the block itself. */
  readonly extrinsicIndex: number | undefined;
}

/** Events in the form of {@link ChainEvent}. */
export function toEvents(records: z.infer<typeof eventRecords>): ChainEvent[] {
  return records.map(({ phase: { type, value }, event }) => ({
    pallet: event.type,
    name: event.value.type,
    data: event.value.value,
    extrinsicIndex: type === "ApplyExtrinsic" && typeof value === "number" ? value : undefined,
  }));
}
