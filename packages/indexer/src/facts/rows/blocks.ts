import type { BlocksTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";

/** The row of a block. */
export function blockRow(
  { head, time, specVersion, extrinsics, events }: DecodedBlock,
  author: string | null,
): BlocksTable {
  return {
    height: head.number,
    hash: head.hash,
    parent_hash: head.parentHash,
    time,
    spec_version: BigInt(specVersion),
    extrinsics: extrinsics.length,
    events: events.length,
    author,
  };
}
