import { netuidsIn } from "../../schema/netuidFields.ts";
import type { EventNetuidsTable, EventSubjectsTable, EventsTable } from "../../schema/tables.ts";
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

/** An SS58 address as it stands in JSON text. */
const ADDRESS = /"([1-9A-HJ-NP-Za-km-z]{47,48})"/g;

/**
 * Rows that say of which accounts events tell: whatever in their data has the form of an address. They are in the order
 * of their key, in which a database adds them to its index faster than in another.
 */
export function eventSubjectRows(events: readonly Omit<EventsTable, "extrinsic">[]): EventSubjectsTable[] {
  const rows = events.flatMap(({ height, number, data }) => {
    const subjects = new Set(Array.from(data.matchAll(ADDRESS), ([, address = ""]) => address));
    return Array.from(subjects, (subject) => ({ subject, height, number }));
  });
  return rows.sort((a, b) => (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0));
}

/** Rows that say of which subnets events tell, in the order of their key too. */
export function eventNetuidRows(events: readonly Omit<EventsTable, "extrinsic">[]): EventNetuidsTable[] {
  const rows = events.flatMap((event) =>
    netuidsIn(event).map((netuid) => ({ netuid, height: event.height, number: event.number })),
  );
  return rows.sort((a, b) => a.netuid - b.netuid);
}
