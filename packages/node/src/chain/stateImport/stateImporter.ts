import { bytesEqual, compareBytes } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { EMPTY_ROOT, type StateVersion, update } from "@opentao/trie";
import type { StagedProgress, StagedState } from "../../database/index.ts";
import { BlockError } from "../errors.ts";
import type { StateEntry, StateFinish, StateImport } from "./stateImport.ts";

/** One write holds no more than this. */
const MAX_BATCH = { entries: 4096, bytes: 4 * 1024 * 1024 };

/** Parts of an import. */
export interface StateImportParts {
  readonly header: Header;
  readonly staged: StagedState;
  readonly version: StateVersion;
  /** Makes the block best and finalized with the staged state. */
  readonly adopt: (options: StateFinish) => void;
}

/**
 * Begins an import, or goes on with that of the same block. Only the last one begun may be used. @throws DatabaseError
 */
export function openStateImport(parts: StateImportParts): StateImport {
  const { staged, header } = parts;
  const encoded = Header.encode(header);
  const before = staged.progress;
  if (before !== undefined && bytesEqual(before.header, encoded)) return new StateImporter(parts, before);
  const fresh = { header: encoded, root: EMPTY_ROOT, last: undefined, entries: 0 };
  staged.begin(fresh);
  return new StateImporter(parts, fresh);
}

class StateImporter implements StateImport {
  readonly #parts: StateImportParts;
  #progress: StagedProgress;

  constructor(parts: StateImportParts, progress: StagedProgress) {
    this.#parts = parts;
    this.#progress = progress;
  }

  get header(): Header {
    return this.#parts.header;
  }

  get next(): Uint8Array | undefined {
    return this.#progress.last;
  }

  get entries(): number {
    return this.#progress.entries;
  }

  add(entries: readonly StateEntry[]): void {
    this.#checkOpen();
    let batch: StateEntry[] = [];
    let bytes = 0;
    let last = this.next;
    for (const entry of entries) {
      const [key, value] = entry;
      if (last !== undefined && compareBytes(last, key) >= 0) {
        this.#write(batch);
        throw new BlockError(
          "INVALID_STATE_PART",
          "the keys of a state do not come in ascending order",
          "Ask another source for the keys after the last one that is stored.",
        );
      }
      batch.push(entry);
      bytes += key.length + value.length;
      last = key;
      if (batch.length < MAX_BATCH.entries && bytes < MAX_BATCH.bytes) continue;
      this.#write(batch);
      batch = [];
      bytes = 0;
    }
    this.#write(batch);
  }

  finish(options: StateFinish): void {
    this.#checkOpen();
    const { header, staged, adopt } = this.#parts;
    if (!bytesEqual(this.#progress.root, header.stateRoot)) {
      staged.drop();
      throw new BlockError(
        "WRONG_STATE_ROOT",
        `${this.entries} keys have come, and they are not the state that the header of block ${header.number} says`,
        "Begin the import anew, from another source.",
      );
    }
    adopt(options);
  }

  abandon(): void {
    if (this.#isOpen) this.#parts.staged.drop();
  }

  #write(batch: readonly StateEntry[]): void {
    const last = batch.at(-1)?.[0];
    if (last === undefined) return;
    const { staged, version } = this.#parts;
    const committed = update(staged.store, this.#progress.root, batch, version);
    const entries = this.#progress.entries + batch.length;
    const progress = { ...this.#progress, root: committed.root, last, entries };
    staged.advance(progress, committed);
    this.#progress = progress;
  }

  /** True when the import was neither finished nor replaced by another: it must not write into what gathers then. */
  get #isOpen(): boolean {
    const stored = this.#parts.staged.progress;
    const { header, entries } = this.#progress;
    return stored !== undefined && bytesEqual(stored.header, header) && stored.entries === entries;
  }

  #checkOpen(): void {
    if (this.#isOpen) return;
    throw new BlockError("IMPORT_OVER", "this import of a state is over", "Begin it anew.");
  }
}
