import { bytesEqual, concat } from "@opentao/codec";
import { heightKey } from "./binary.ts";
import type { BlockRecord, Commit, JustificationRecord } from "./commit.ts";
import { META_KEYS, text } from "./keys.ts";
import { readTable, type Tables } from "./tables.ts";

/** Writes a commit; to be called inside a transaction. */
export function writeCommit(tables: Tables, commit: Commit): void {
  const { block, canonical = [], best, finalized, justification, records = [] } = commit;
  if (block !== undefined) writeBlock(tables, block);
  for (const [height, hash] of canonical) {
    if (hash === undefined) tables.canonical.remove(heightKey(height));
    else tables.canonical.put(heightKey(height), hash);
  }
  if (best !== undefined) tables.meta.put(META_KEYS.best, best);
  if (finalized !== undefined) tables.meta.put(META_KEYS.finalized, finalized);
  if (justification !== undefined) writeJustification(tables, justification);
  for (const [name, bytes] of records) tables.records.put(text(name), bytes);
}

function writeBlock(tables: Tables, block: BlockRecord): void {
  tables.headers.put(block.hash, block.header);
  tables.bodies.put(block.hash, block.body);
  const height = heightKey(block.height);
  tables.heights.put(height, concat(readTable(tables.heights, height) ?? new Uint8Array(), block.hash));
  for (const { hash, bytes } of block.nodes) tables.nodes.put(hash, bytes);
}

function writeJustification(tables: Tables, { block, bytes, newest, keep }: JustificationRecord): void {
  const before = readTable(tables.meta, META_KEYS.justified);
  const kept = keep || (before !== undefined && isKept(before) && bytesEqual(justifiedBlock(before), block));
  if (newest) {
    if (before !== undefined && !isKept(before)) tables.justifications.remove(justifiedBlock(before));
    tables.meta.put(META_KEYS.justified, concat(Uint8Array.of(kept ? 1 : 0), block));
  }
  tables.justifications.put(block, bytes);
}

/** Hash of the block that has the newest justification, of what is stored under `justified`. */
export function justifiedBlock(stored: Uint8Array): Uint8Array {
  return stored.subarray(1);
}

function isKept(stored: Uint8Array): boolean {
  return stored[0] === 1;
}
