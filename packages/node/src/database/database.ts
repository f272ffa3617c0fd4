import { bytesEqual, toHex } from "@opentao/codec";
import type { Commit } from "./commit.ts";
import { checkDataFile } from "./dataFile.ts";
import { DatabaseError, explain, otherPruning } from "./error.ts";
import { type Folder, refuseOtherProcess, takeFolder } from "./folder.ts";
import { META_KEYS, text } from "./keys.ts";
import { DatabaseReader } from "./reader.ts";
import { StagedState } from "./stagedState.ts";
import { LAYOUT_VERSION, openTables, READABLE_VERSIONS, readTable, type Tables } from "./tables.ts";
import { writeCommit } from "./write.ts";

/** Where the chain stands. */
export interface Heads {
  readonly best: Uint8Array;
  readonly finalized: Uint8Array;
}

/** Blocks and states of one chain on disk (LMDB). One writer; a commit is one transaction. */
export class Database extends DatabaseReader {
  readonly #folder: Folder;
  readonly #tables: Tables;

  private constructor(folder: Folder, tables: Tables) {
    super(tables);
    this.#folder = folder;
    this.#tables = tables;
    const other = () => tables.generations[this.keeping.generation === 0 ? 1 : 0];
    this.staged = new StagedState(tables, other, (action) => this.#write(action));
  }

  /** A state that gathers beside those of the chain. */
  readonly staged: StagedState;

  /** Folder of the engine's files. */
  get path(): string {
    return this.#folder.path;
  }

  /**
   * Opens the database below `basePath` (without one: a temporary one that goes with {@link close}) and checks that it
   * is of our layout and used by nobody else.
   *
   * @throws DatabaseError
   */
  static async open(basePath?: string): Promise<Database> {
    const folder = takeFolder(basePath);
    let tables: Tables | undefined;
    try {
      checkDataFile(folder.path);
      tables = openTables(folder.path, { durable: !folder.temporary });
      refuseOtherProcess(tables, folder.path);
      const database = new Database(folder, tables);
      database.#checkVersion();
      return database;
    } catch (error) {
      await tables?.environment.close();
      folder.release();
      throw explain(error, folder.path);
    }
  }

  /**
   * Makes a new database that of a chain; checks that an existing one is.
   *
   * @param pruned - whether states are pruned; it stays as it was made
   * @returns where the chain stands, or `undefined` when the database is new: the genesis block must be committed
   * @throws DatabaseError `OTHER_CHAIN`, `OTHER_PRUNING`
   */
  claim(chainId: string, genesis: Uint8Array, pruned = false): Heads | undefined {
    const { meta } = this.#tables;
    const owner = readTable(meta, META_KEYS.genesis);
    if (owner === undefined) {
      this.#write(() => {
        meta.put(META_KEYS.version, Uint8Array.of(LAYOUT_VERSION));
        meta.put(META_KEYS.chain, text(chainId));
        meta.put(META_KEYS.genesis, genesis);
        if (pruned) meta.put(META_KEYS.pruned, Uint8Array.of(1));
      });
      this.keeping = { ...this.keeping, pruned };
    } else if (!bytesEqual(owner, genesis)) {
      const name = this.owner?.chain;
      throw new DatabaseError(
        "OTHER_CHAIN",
        `the database in ${this.#folder.path} holds the chain ${name} with genesis ${toHex(owner)}, not ${chainId} with ${toHex(genesis)}`,
        "Give another base path, or the specification that this database was made with, or delete the folder.",
      );
    }
    if (this.keeping.pruned !== pruned) throw otherPruning(this.#folder.path, this.keeping.pruned);
    // Former versions of the program would not keep justifications and records in step with what is final.
    if (readTable(meta, META_KEYS.version)?.[0] !== LAYOUT_VERSION) {
      this.#write(() => {
        meta.put(META_KEYS.version, Uint8Array.of(LAYOUT_VERSION));
      });
    }
    const best = readTable(meta, META_KEYS.best);
    const finalized = readTable(meta, META_KEYS.finalized);
    return best === undefined || finalized === undefined ? undefined : { best, finalized };
  }

  /**
   * Writes a commit. When it returns, the commit survives the death of the process.
   *
   * @returns hashes of blocks that are not known any longer
   * @throws DatabaseError `DISK_FULL`, `UNREADABLE`
   */
  commit(commit: Commit): readonly Uint8Array[] {
    const { keeping, gone } = this.#write(() => writeCommit(this.#tables, this.keeping, commit));
    this.keeping = keeping;
    return gone;
  }

  /** Closes the database. It cannot be used afterwards. */
  async close(): Promise<void> {
    await this.#tables.environment.close();
    this.#folder.release();
  }

  /** The action must not give a promise, for which the engine would wait with the transaction open. */
  #write<Result>(action: () => Result): Result {
    try {
      return this.#tables.environment.transactionSync(action);
    } catch (error) {
      throw explain(error, this.#folder.path);
    }
  }

  #checkVersion(): void {
    const version = readTable(this.#tables.meta, META_KEYS.version)?.[0];
    if (version === undefined || READABLE_VERSIONS.includes(version)) return;
    throw new DatabaseError(
      "UNSUPPORTED_VERSION",
      `the database in ${this.#folder.path} has layout ${version}; this program reads up to layout ${LAYOUT_VERSION}`,
      "Use the version of the program that wrote it, or give another base path and synchronise again.",
    );
  }
}
