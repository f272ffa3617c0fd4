import { toHex, u32 } from "@opentao/codec";
import { heightKey, splitHashes } from "./binary.ts";
import type { BlockPlace } from "./commit.ts";
import { CountedNodes } from "./countedNodes.ts";
import { Journal } from "./journal.ts";
import { META_KEYS } from "./keys.ts";
import { decodeRecord } from "./stored.ts";
import { forgetBlock, readTable, type Tables } from "./tables.ts";

/** Retention of states in a database. */
export interface Retention {
  /** True when states are pruned; in an archive they all stay. */
  readonly pruned: boolean;
  /** Index of the generation that has the states. */
  readonly generation: 0 | 1;
  /** Height of the oldest finalized block whose state is kept. */
  readonly oldest: number;
}

/** A commit removes no more states once it has removed this many nodes. */
const NODES_PER_COMMIT = 4096;

/** A header begins with the hash of the parent. */
const PARENT_LENGTH = 32;

/**
 * Removes states of finalized blocks below `keepFrom`, oldest first, and with each the blocks that descend from its
 * block and not from the next finalized one. Then exactly the blocks that descend from the oldest kept one have a
 * state, and the database has exactly the nodes of those states. To be called inside a transaction.
 *
 * @returns the height of the oldest block whose state is kept now, and the hashes of the blocks that have gone
 */
export function prune(tables: Tables, retention: Retention, keepFrom: number): { oldest: number; gone: Uint8Array[] } {
  const gone: Uint8Array[] = [];
  let { oldest } = retention;
  if (!retention.pruned || oldest >= keepFrom) return { oldest, gone };
  const states = new CountedNodes(tables.generations[retention.generation]);
  for (let work = 0; oldest < keepFrom && work < NODES_PER_COMMIT; ) {
    const next = readTable(tables.canonical, heightKey(oldest + 1));
    if (next === undefined) break;
    for (const place of besides(tables, next, oldest + 1)) {
      const { added } = journalOf(tables, place.hash);
      states.remove(added);
      work += added.length;
      forgetBlock(tables, place);
      gone.push(place.hash);
    }
    const { removed } = journalOf(tables, next);
    states.remove(removed);
    tables.journals.remove(next);
    work += removed.length;
    oldest += 1;
  }
  tables.meta.put(META_KEYS.oldest, u32.encode(oldest));
  return { oldest, gone };
}

function journalOf(tables: Tables, block: Uint8Array): Journal {
  const bytes = readTable(tables.journals, block);
  if (bytes === undefined) throw new Error(`the block ${toHex(block)} has no journal`);
  return decodeRecord(Journal, bytes, `the journal of the block ${toHex(block)}`);
}

/** Blocks of this height besides one of them, and all that descend from those. */
function besides(tables: Tables, block: Uint8Array, height: number): BlockPlace[] {
  const spared = toHex(block);
  const found: BlockPlace[] = [];
  let dead = new Set<string>();
  for (let at = height; at === height || dead.size > 0; at += 1) {
    const below = dead;
    const hashes = splitHashes(readTable(tables.heights, heightKey(at)) ?? new Uint8Array());
    const here = hashes.filter((hash) =>
      at === height ? toHex(hash) !== spared : below.has(toHex(parentOf(tables, hash))),
    );
    for (const hash of here) found.push({ hash, height: at });
    dead = new Set(here.map((hash) => toHex(hash)));
  }
  return found;
}

function parentOf(tables: Tables, hash: Uint8Array): Uint8Array {
  return (readTable(tables.headers, hash) ?? hash).subarray(0, PARENT_LENGTH);
}
