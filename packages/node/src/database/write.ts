import { bytesEqual, concat, u32 } from "@opentao/codec";
import { heightKey } from "./binary.ts";
import type { BlockRecord, Commit, JustificationRecord } from "./commit.ts";
import { CountedNodes } from "./countedNodes.ts";
import { Journal, netChange } from "./journal.ts";
import { META_KEYS, text } from "./keys.ts";
import { prune, type Retention } from "./pruning.ts";
import { forgetBlock, readTable, type Tables } from "./tables.ts";

/** Retention after a commit, and the blocks that it removed. */
export interface Outcome {
  readonly retention: Retention;
  /** Hashes of blocks that are not known any longer. */
  readonly gone: readonly Uint8Array[];
}

/** Writes a commit; to be called inside a transaction. */
export function writeCommit(tables: Tables, before: Retention, commit: Commit): Outcome {
  const { forget = [], adopt, block, canonical = [], best, finalized, justification, records = [] } = commit;
  for (const place of forget) forgetBlock(tables, place);
  const retention = adopt === undefined ? before : adoptStaged(tables, before, adopt);
  if (block !== undefined) writeBlock(tables, retention, block);
  for (const [height, hash] of canonical) {
    if (hash === undefined) tables.canonical.remove(heightKey(height));
    else tables.canonical.put(heightKey(height), hash);
  }
  if (best !== undefined) tables.meta.put(META_KEYS.best, best);
  if (finalized !== undefined) tables.meta.put(META_KEYS.finalized, finalized);
  if (justification !== undefined) writeJustification(tables, justification);
  for (const [name, bytes] of records) tables.records.put(text(name), bytes);
  const { oldest, gone } = prune(tables, retention, commit.keepFrom ?? 0);
  return { retention: { ...retention, oldest }, gone: [...forget.map(({ hash }) => hash), ...gone] };
}

function writeBlock(tables: Tables, { pruned, generation }: Retention, block: BlockRecord): void {
  tables.headers.put(block.hash, block.header);
  if (block.body !== undefined) tables.bodies.put(block.hash, block.body);
  const height = heightKey(block.height);
  tables.heights.put(height, concat(readTable(tables.heights, height) ?? new Uint8Array(), block.hash));
  const states = tables.generations[generation];
  if (!pruned) {
    for (const { hash, bytes } of block.state.nodes) states.nodes.put(hash, bytes);
    return;
  }
  const { added, removed } = netChange(block.state);
  new CountedNodes(states).add(added);
  // What the genesis block brings leaves with what later blocks remove.
  if (block.height === 0) return;
  tables.journals.put(block.hash, Journal.encode({ added: added.map(({ hash }) => hash), removed }));
}

/** The staged state takes the place of all others. */
function adoptStaged(
  { meta, generations, journals }: Tables,
  { pruned, generation }: Retention,
  height: number,
): Retention {
  const next = generation === 0 ? 1 : 0;
  const [old, adopted] = [generations[generation], generations[next]];
  old.nodes.clearSync();
  old.counts.clearSync();
  journals.clearSync();
  if (!pruned) adopted.counts.clearSync();
  meta.remove(META_KEYS.staged);
  meta.put(META_KEYS.generation, Uint8Array.of(next));
  meta.put(META_KEYS.oldest, u32.encode(height));
  return { pruned, generation: next, oldest: height };
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
