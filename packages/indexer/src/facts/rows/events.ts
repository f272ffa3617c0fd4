import type { EventsTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";
import { jsonText } from "../block/json.ts";

/** Rows of a block's events. */
export function eventRows({ head, events }: DecodedBlock): EventsTable[] {
  return events.map(({ number, extrinsic, event }) => ({
    height: head.number,
    number,
    extrinsic,
    pallet: event.pallet,
    name: event.name,
    data: jsonText(event.data),
  }));
}
