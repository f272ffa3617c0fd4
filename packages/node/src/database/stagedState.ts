import { bytes, fixedBytes, option, struct, u32, type Value } from "@opentao/codec";
import type { NodeStore } from "@opentao/trie";
import type { StateChange } from "./commit.ts";
import { CountedNodes } from "./countedNodes.ts";
import { META_KEYS } from "./keys.ts";
import { decodeRecord } from "./stored.ts";
import { readTable, type StateTables, type Tables } from "./tables.ts";

const Progress = struct({ header: bytes(), root: fixedBytes(32), last: option(bytes()), entries: u32 });

/** Progress of a state that gathers beside those of the chain. */
export type StagedProgress = Value<typeof Progress>;

/**
 * A state that gathers beside those of the chain until the chain adopts it. Survives the death of the process between
 * writes.
 */
export class StagedState {
  readonly #tables: () => Tables;
  readonly #states: () => StateTables;
  readonly #write: (action: () => void) => void;

  constructor(tables: () => Tables, states: () => StateTables, write: (action: () => void) => void) {
    this.#tables = tables;
    this.#states = states;
    this.#write = write;
  }

  /** Nodes of the state. */
  readonly store: NodeStore = { get: (hash) => readTable(this.#states().nodes, hash) };

  /** Progress of the state; `undefined` when none is gathering. @throws DatabaseError `UNREADABLE` */
  get progress(): StagedProgress | undefined {
    const stored = readTable(this.#tables().meta, META_KEYS.staged);
    return stored === undefined ? undefined : decodeRecord(Progress, stored, "the progress of a state");
  }

  /** Begins with an empty trie; what had gathered before goes. @throws DatabaseError */
  begin(progress: StagedProgress): void {
    this.#write(() => {
      this.#clear();
      this.#tables().meta.put(META_KEYS.staged, Progress.encode(progress));
    });
  }

  /** Stores the next part with the new progress. @throws DatabaseError */
  advance(progress: StagedProgress, { nodes, removed }: StateChange): void {
    this.#write(() => {
      const states = new CountedNodes(this.#states());
      states.add(nodes);
      states.remove(removed);
      this.#tables().meta.put(META_KEYS.staged, Progress.encode(progress));
    });
  }

  /** Forgets what has gathered. @throws DatabaseError */
  drop(): void {
    this.#write(() => {
      this.#clear();
      this.#tables().meta.remove(META_KEYS.staged);
    });
  }

  #clear(): void {
    const { nodes, counts } = this.#states();
    nodes.clearSync();
    counts.clearSync();
  }
}
