import { u32 } from "@opentao/codec";
import type { StoredNode } from "./commit.ts";
import { decodeRecord } from "./stored.ts";
import { readTable, type StateTables } from "./tables.ts";

/**
 * Nodes with the number of places where each stands, in the oldest kept state and in what later blocks brought. A node
 * goes when its last place has gone. All functions are to be called inside a transaction.
 */
export class CountedNodes {
  readonly #tables: StateTables;

  constructor(tables: StateTables) {
    this.#tables = tables;
  }

  /** Nodes come to places: each once for each place. */
  add(nodes: Iterable<StoredNode>): void {
    const { nodes: table, counts } = this.#tables;
    for (const { hash, bytes } of nodes) {
      if (table.doesExist(hash)) counts.put(hash, u32.encode(this.#count(hash) + 1));
      else table.put(hash, bytes);
    }
  }

  /** Nodes leave places. */
  remove(hashes: Iterable<Uint8Array>): void {
    const { nodes, counts } = this.#tables;
    for (const hash of hashes) {
      const count = this.#count(hash);
      if (count > 2) counts.put(hash, u32.encode(count - 1));
      else if (count === 2) counts.remove(hash);
      else nodes.remove(hash);
    }
  }

  #count(hash: Uint8Array): number {
    const stored = readTable(this.#tables.counts, hash);
    return stored === undefined ? 1 : decodeRecord(u32, stored, "the count of a node");
  }
}
