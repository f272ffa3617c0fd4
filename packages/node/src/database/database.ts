import { bytesEqual, concat, toHex } from "@opentao/codec";
import type { NodeStore } from "@opentao/trie";
import { heightKey, plain, splitHashes } from "./binary.ts";
import { checkDataFile } from "./dataFile.ts";
import { DatabaseError, explain } from "./error.ts";
import { type Folder, refuseOtherProcess, takeFolder } from "./folder.ts";
import { LAYOUT_VERSION, openTables, type Table, type Tables } from "./tables.ts";

const text = new TextEncoder();
const KEY = {
  version: text.encode("version"),
  chain: text.encode("chain"),
  genesis: text.encode("genesis"),
  best: text.encode("best"),
  finalized: text.encode("finalized"),
};

/** A block as it is stored. */
export interface BlockRecord {
  readonly hash: Uint8Array;
  readonly height: number;
  /** Encoded header. */
  readonly header: Uint8Array;
  /** Encoded list of extrinsics. */
  readonly body: Uint8Array;
  /** Nodes and hashed values that its state has and its parent's has not. */
  readonly nodes: readonly { readonly hash: Uint8Array; readonly bytes: Uint8Array }[];
}

/** What one commit changes: all of it, or, when the process dies meanwhile, nothing. */
export interface Commit {
  readonly block?: BlockRecord;
  /** Heights of the best chain with their new hash; `undefined` takes the height off it. */
  readonly canonical?: readonly (readonly [height: number, hash: Uint8Array | undefined])[];
  readonly best?: Uint8Array;
  readonly finalized?: Uint8Array;
}

/** Where the chain stands. */
export interface Heads {
  readonly best: Uint8Array;
  readonly finalized: Uint8Array;
}

/** Blocks and states of one chain on disk (LMDB). One writer; a commit is one transaction. */
export class Database {
  readonly #folder: Folder;
  readonly #tables: Tables;

  private constructor(folder: Folder, tables: Tables) {
    this.#folder = folder;
    this.#tables = tables;
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
      tables = openTables(folder.path, !folder.temporary);
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
   * @returns where the chain stands, or `undefined` when the database is new: the genesis block must be committed
   * @throws DatabaseError `OTHER_CHAIN`
   */
  claim(chainId: string, genesis: Uint8Array): Heads | undefined {
    const { meta } = this.#tables;
    const owner = read(meta, KEY.genesis);
    if (owner === undefined) {
      this.#write(() => {
        meta.put(KEY.version, Uint8Array.of(LAYOUT_VERSION));
        meta.put(KEY.chain, text.encode(chainId));
        meta.put(KEY.genesis, genesis);
      });
    } else if (!bytesEqual(owner, genesis)) {
      const name = new TextDecoder().decode(read(meta, KEY.chain));
      throw new DatabaseError(
        "OTHER_CHAIN",
        `the database in ${this.#folder.path} holds the chain ${name} with genesis ${toHex(owner)}, not ${chainId} with ${toHex(genesis)}`,
        "Give another base path, or the specification that this database was made with, or delete the folder.",
      );
    }
    const best = read(meta, KEY.best);
    const finalized = read(meta, KEY.finalized);
    return best === undefined || finalized === undefined ? undefined : { best, finalized };
  }

  /** Nodes of all states. */
  readonly store: NodeStore = { get: (hash) => read(this.#tables.nodes, hash) };

  /** Encoded header, or `undefined`. */
  header(hash: Uint8Array): Uint8Array | undefined {
    return read(this.#tables.headers, hash);
  }

  /** Encoded list of extrinsics, or `undefined`. */
  body(hash: Uint8Array): Uint8Array | undefined {
    return read(this.#tables.bodies, hash);
  }

  /** Hash at a height of the best chain, or `undefined`. */
  canonical(height: number): Uint8Array | undefined {
    return read(this.#tables.canonical, heightKey(height));
  }

  /** Hashes of all blocks at a height, in the order of their import. */
  atHeight(height: number): Uint8Array[] {
    return splitHashes(read(this.#tables.heights, heightKey(height)) ?? new Uint8Array());
  }

  /** Writes a commit. When it returns, the commit survives the death of the process. @throws DatabaseError `DISK_FULL`, `UNREADABLE` */
  commit({ block, canonical, best, finalized }: Commit): void {
    const tables = this.#tables;
    this.#write(() => {
      if (block !== undefined) {
        tables.headers.put(block.hash, block.header);
        tables.bodies.put(block.hash, block.body);
        const height = heightKey(block.height);
        tables.heights.put(height, concat(read(tables.heights, height) ?? new Uint8Array(), block.hash));
        for (const { hash, bytes } of block.nodes) tables.nodes.put(hash, bytes);
      }
      for (const [height, hash] of canonical ?? []) {
        if (hash === undefined) tables.canonical.remove(heightKey(height));
        else tables.canonical.put(heightKey(height), hash);
      }
      if (best !== undefined) tables.meta.put(KEY.best, best);
      if (finalized !== undefined) tables.meta.put(KEY.finalized, finalized);
    });
  }

  /** Closes the database. It cannot be used afterwards. */
  async close(): Promise<void> {
    await this.#tables.environment.close();
    this.#folder.release();
  }

  #write(action: () => void): void {
    try {
      this.#tables.environment.transactionSync(action);
    } catch (error) {
      throw explain(error, this.#folder.path);
    }
  }

  #checkVersion(): void {
    const version = read(this.#tables.meta, KEY.version)?.[0];
    if (version === undefined || version === LAYOUT_VERSION) return;
    throw new DatabaseError(
      "UNSUPPORTED_VERSION",
      `the database in ${this.#folder.path} has layout ${version}; this program reads layout ${LAYOUT_VERSION}`,
      "Use the version of the program that wrote it, or give another base path and synchronise again.",
    );
  }
}

function read(table: Table, key: Uint8Array): Uint8Array | undefined {
  const bytes = table.get(key);
  return bytes === undefined ? undefined : plain(bytes);
}
