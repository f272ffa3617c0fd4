import type { Tables } from "./tables.ts";

/** The tables of a folder while somebody uses them: the engine maps their file into the memory of the process. */
export class Mapping {
  readonly #open: () => Tables;
  #tables: Tables | undefined;
  #isClosed = false;

  /** @param open - opens the tables, as often as it is asked to */
  constructor(open: () => Tables) {
    this.#open = open;
  }

  /** The tables, which are opened where they are not. @throws what the engine or the system does; Error once closed */
  get tables(): Tables {
    if (this.#isClosed) throw new Error("the database is closed");
    this.#tables ??= this.#open();
    return this.#tables;
  }

  /** Makes visible to this thread what has been written since its last read. */
  refresh(): void {
    this.#tables?.environment.resetReadTxn();
  }

  /**
   * Closes the tables until they are used again. The engine maps a file once in a process: the pages are given back
   * once no thread has it open.
   */
  release(): void {
    const tables = this.#tables;
    this.#tables = undefined;
    // Nothing is on its way where all transactions are synchronous, so that this is done when it returns.
    void tables?.environment.close();
  }

  /** Closes the tables. They cannot be used afterwards. */
  async close(): Promise<void> {
    const tables = this.#tables;
    this.#tables = undefined;
    this.#isClosed = true;
    await tables?.environment.close();
  }
}
