import type { Commit } from "./commit.ts";
import { checkDataFile } from "./dataFile.ts";
import { explain, otherPruning } from "./errors.ts";
import { flushFoldersTo } from "./flushFolder.ts";
import { type Folder, refuseOtherProcess, takeFolder } from "./folder.ts";
import { META_KEYS, text } from "./keys.ts";
import { DatabaseReader, type Heads } from "./reader.ts";
import { StagedState } from "./stagedState.ts";
import { DURABLE, LAYOUT_VERSION, NOT_FLUSHED, openTables, readTable, type Tables } from "./tables.ts";
import { flushLeft, takeBack, Unflushed } from "./unflushed.ts";
import { writeCommit } from "./write.ts";

/** Options of a commit. */
export interface CommitOptions {
  /** False when the commit need not be on the disk yet: see {@link Database.commit}. True when not given. */
  readonly durable?: boolean | undefined;
}

/** Blocks and states of one chain on disk (LMDB). One writer; a commit is one transaction. */
export class Database extends DatabaseReader {
  readonly #folder: Folder;
  readonly #tables: Tables;
  readonly #unflushed: Unflushed;

  private constructor(folder: Folder, tables: Tables) {
    super(tables, folder.path);
    this.#folder = folder;
    this.#tables = tables;
    this.#unflushed = new Unflushed(folder.path, () => {
      tables.environment.resetReadTxn();
      return tables.environment.useReadTransaction();
    });
    const other = () => tables.generations[this.retention.generation === 0 ? 1 : 0];
    this.staged = new StagedState(tables, other, (action) => this.#write(action));
  }

  /** A state that gathers beside those of the chain. */
  readonly staged: StagedState;

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
      takeBack(folder.path);
      tables = openTables(folder.path, { durable: !folder.temporary });
      refuseOtherProcess(tables, folder.path);
      flushLeft(folder.path);
      // A file whose name is not on the disk is lost with all that is in it.
      if (!folder.temporary) flushFoldersTo(folder.made ?? folder.path, folder.path);
      const database = new Database(folder, tables);
      database.checkVersion();
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
    if (this.owner === undefined) {
      this.#write(() => {
        meta.put(META_KEYS.version, Uint8Array.of(LAYOUT_VERSION));
        meta.put(META_KEYS.chain, text(chainId));
        meta.put(META_KEYS.genesis, genesis);
        if (pruned) meta.put(META_KEYS.pruned, Uint8Array.of(1));
      });
      this.retention = { ...this.retention, pruned };
    }
    this.ensureOf(chainId, genesis);
    if (this.retention.pruned !== pruned) throw otherPruning(this.#folder.path, this.retention.pruned);
    // Former versions of the program would not keep justifications and records in step with what is finalized.
    if (readTable(meta, META_KEYS.version)?.[0] !== LAYOUT_VERSION) {
      this.#write(() => {
        meta.put(META_KEYS.version, Uint8Array.of(LAYOUT_VERSION));
      });
    }
    return this.heads;
  }

  /**
   * Writes a commit. When it returns, all readers see it, and it survives the death of the process; it survives a power
   * loss as well, with all commits before it, unless it is not `durable`. Such a commit is on the disk once the next
   * durable one or {@link flush} has returned. If the power fails before, the database is an earlier commit, whole: the
   * last durable one, or where it was last flushed.
   *
   * What this node tells others must be durable before it does: votes, sealed slots, its own blocks, what it has
   * finalized by vote. Blocks that any peer could send again need not be.
   *
   * @returns hashes of blocks that are not known any longer
   * @throws DatabaseError `DISK_FULL`, `UNREADABLE`
   */
  commit(commit: Commit, { durable = true }: CommitOptions = {}): readonly Uint8Array[] {
    const { retention, gone } = this.#write(() => writeCommit(this.#tables, this.retention, commit), durable);
    this.retention = retention;
    return gone;
  }

  /** Waits until all commits are on the disk. @throws DatabaseError `DISK_FULL`, `UNREADABLE` */
  flush(): void {
    try {
      this.#unflushed.flush();
    } catch (error) {
      throw explain(error, this.#folder.path);
    }
  }

  /** Closes the database, with all commits on the disk. It cannot be used afterwards. @throws DatabaseError */
  override async close(): Promise<void> {
    try {
      this.flush();
    } finally {
      await this.#tables.environment.close();
      this.#folder.release();
    }
  }

  /** The action must not give a promise, for which the engine would wait with the transaction open. */
  #write<Result>(action: () => Result, durable = true): Result {
    // The engine flushes none of the commits to a temporary folder.
    const waits = this.#folder.temporary || durable;
    try {
      if (waits) this.#unflushed.flush();
      const flags = waits || !this.#unflushed.begin() ? DURABLE : NOT_FLUSHED;
      return this.#tables.environment.transactionSync(action, flags);
    } catch (error) {
      throw explain(error, this.#folder.path);
    }
  }
}
