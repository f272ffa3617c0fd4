import { residentMemory } from "../primitives/residentMemory.ts";

/**
 * MiB of pages of files that may come into the memory of the process. Each change of a state reads pages from all over
 * the file, and the system brings their neighbors along: without a bound a node has the whole file after some blocks.
 */
const MOST_MIB = 32;

/** Writes from one look to the next: to open the file anew takes as long as a small block. */
const WRITES = 8;

/** Count of the pages of files that are mapped since a database was opened. */
export class MappedPages {
  readonly #mapped: () => number;
  #before: number;
  #writes = 0;

  /** @param mapped - pages of files that are in the memory of the process, in MiB */
  constructor(mapped: () => number = () => residentMemory().fileBacked) {
    this.#mapped = mapped;
    this.#before = mapped();
  }

  /** Begins anew: the database has been opened. */
  begin(): void {
    this.#before = this.#mapped();
    this.#writes = 0;
  }

  /** Notes a write; `true` when it is time to give pages back. */
  areMany(): boolean {
    this.#writes += 1;
    return this.#writes % WRITES === 0 && this.#mapped() - this.#before > MOST_MIB;
  }
}
