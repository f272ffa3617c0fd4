import type { ChainEvent } from "@opentao/sdk/browser";
import type { PlacedEvent } from "./EventList.tsx";

/** Events of a block by what caused them, with their places among all. */
export interface EventsByCause {
  readonly byBlock: readonly PlacedEvent[];
  readonly byExtrinsic: ReadonlyMap<number, readonly PlacedEvent[]>;
}

/** Groups the events of a block: those of each extrinsic, and those of the block itself. */
export function eventsByCause(events: readonly ChainEvent[]): EventsByCause {
  const byBlock: PlacedEvent[] = [];
  const byExtrinsic = new Map<number, PlacedEvent[]>();
  for (const [index, event] of events.entries()) {
    const cause = event.extrinsicIndex;
    const list = cause === undefined ? byBlock : (byExtrinsic.get(cause) ?? []);
    list.push({ index, event });
    if (cause !== undefined) byExtrinsic.set(cause, list);
  }
  return { byBlock, byExtrinsic };
}
