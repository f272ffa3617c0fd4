import type { Commit } from "./commit.ts";
import { checkDataFile, dataFileIdentity } from "./dataFile.ts";
import { explain, otherPruning } from "./errors.ts";
import { flushFoldersTo } from "./flushFolder.ts";
import { type Folder, refuseOtherProcess, takeFolder } from "./folder.ts";
import { META_KEYS, text } from "./keys.ts";
import { MappedPages } from "./mappedPages.ts";
import { Mapping } from "./mapping.ts";
import { DatabaseReader, type Heads } from "./reader.ts";
import { StagedState } from "./stagedState.ts";
import { LAYOUT_VERSION, openTables, readTable } from "./tables.ts";
import { writeCommit } from "./write.ts";

/** Blocks and states of one chain on disk (LMDB). One writer; a commit is one transaction. */
export class Database extends DatabaseReader {
  readonly #folder: Folder;
  readonly #file: string | undefined;
  readonly #pages = new MappedPages();
  #release: () => void = () => undefined;

  private constructor(folder: Folder, mapping: Mapping) {
    super(mapping, folder.path);
    this.#folder = folder;
    this.#file = dataFileIdentity(folder.path);
    const other = () => this.tables.generations[this.retention.generation === 0 ? 1 : 0];
    this.staged = new StagedState(
      () => this.tables,
      other,
      (action) => this.#write(action),
    );
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
    const mapping = new Mapping(() => openTables(folder.path, { durable: !folder.temporary }));
    try {
      checkDataFile(folder.path);
      refuseOtherProcess(mapping.tables, folder.path);
      // A file whose name is not on the disk is lost with all that is in it.
      if (!folder.temporary) flushFoldersTo(folder.made ?? folder.path, folder.path);
      const database = new Database(folder, mapping);
      database.checkVersion();
      return database;
    } catch (error) {
      await mapping.close();
      folder.release();
      throw explain(error, folder.path);
    }
  }

  /**
   * Makes a new database that of a chain; checks that an existing one is.
   *
   * @param pruned - whether states are pruned; it stays as it was made
   * @returns where the chain stands, or `undefined` when the database is new: the genesis block must be committed
   * @throws DatabaseError `OTHER_CHAIN`, `OTHER_PRUNING`, `DATABASE_IN_USE`
   */
  claim(chainId: string, genesis: Uint8Array, pruned = false): Heads | undefined {
    // Whoever gave its pages back for a moment while this one was opened is there again.
    refuseOtherProcess(this.tables, this.#folder.path);
    if (this.owner === undefined) {
      this.#write(() => {
        const { meta } = this.tables;
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
    if (readTable(this.tables.meta, META_KEYS.version)?.[0] !== LAYOUT_VERSION) {
      this.#write(() => {
        this.tables.meta.put(META_KEYS.version, Uint8Array.of(LAYOUT_VERSION));
      });
    }
    return this.heads;
  }

  /**
   * Writes a commit. When it returns, all readers see it, and it survives the death of the process and, unless the
   * folder is a temporary one, a power loss.
   *
   * @returns hashes of blocks that are not known any longer
   * @throws DatabaseError `DISK_FULL`, `UNREADABLE`
   */
  commit(commit: Commit): readonly Uint8Array[] {
    const { retention, gone } = this.#write(() => writeCommit(this.tables, this.retention, commit));
    this.retention = retention;
    return gone;
  }

  /**
   * Says who gives pages of the file back, by {@link remap}, when a write finds that many are in memory: whoever sees
   * to it that no thread reads meanwhile. Nobody does at first.
   */
  releasePagesBy(release: () => void): void {
    this.#release = release;
  }

  /**
   * Gives the pages of the file back that are in memory, where no other thread has it open. They stay where the file
   * was moved or removed, which then stays open as it is: another would be opened in its place.
   *
   * @throws DatabaseError
   */
  remap(): void {
    if (!this.#isInPlace()) return;
    this.release();
    try {
      // Enters this process into the table of readers: nobody else may open the folder meanwhile.
      this.refresh();
    } catch (error) {
      throw explain(error, this.#folder.path);
    }
    this.#pages.begin();
  }

  /** Closes the database. It cannot be used afterwards. */
  override async close(): Promise<void> {
    await this.mapping.close();
    this.#folder.release();
  }

  /** The action must not give a promise, for which the engine would wait with the transaction open. */
  #write<Result>(action: () => Result): Result {
    let result: Result;
    try {
      result = this.tables.environment.transactionSync(action);
    } catch (error) {
      throw explain(error, this.#folder.path);
    }
    if (this.#pages.areMany() && this.#isInPlace()) this.#release();
    return result;
  }

  #isInPlace(): boolean {
    return dataFileIdentity(this.#folder.path) === this.#file;
  }
}
