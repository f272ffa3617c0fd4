import { bytesEqual, toHex, u32 } from "@opentao/codec";
import type { NodeStore } from "@opentao/trie";
import { heightKey, splitHashes } from "./binary.ts";
import { checkDataFile } from "./dataFile.ts";
import { DatabaseError, explain } from "./errors.ts";
import { META_KEYS, text } from "./keys.ts";
import { Mapping } from "./mapping.ts";
import type { Retention } from "./pruning.ts";
import { decodeRecord } from "./stored.ts";
import { LAYOUT_VERSION, openTables, READABLE_VERSIONS, readTable, type Tables } from "./tables.ts";
import { justifiedBlock } from "./write.ts";

/** Heads of a chain. */
export interface Heads {
  readonly best: Uint8Array;
  readonly finalized: Uint8Array;
}

/** Blocks and states of one chain on disk, to be read. */
export class DatabaseReader {
  /** Folder of the engine's files. */
  readonly path: string;
  protected readonly mapping: Mapping;
  protected retention: Retention;

  protected constructor(mapping: Mapping, path: string) {
    this.mapping = mapping;
    this.path = path;
    this.retention = retentionOf(mapping.tables);
  }

  /**
   * Opens the engine's folder that a `Database` may be writing meanwhile, in another thread or process: neither
   * waits for the other.
   *
   * @throws DatabaseError `UNREADABLE`
   */
  static openToRead(path: string): DatabaseReader {
    const mapping = new Mapping(() => openTables(path, { readOnly: true }));
    try {
      checkDataFile(path);
      const database = new DatabaseReader(mapping, path);
      database.checkVersion();
      return database;
    } catch (error) {
      mapping.release();
      throw explain(error, path);
    }
  }

  /** Makes visible what has been written up to now; until then all reads see the same. */
  refresh(): void {
    this.mapping.refresh();
    this.retention = retentionOf(this.tables);
  }

  protected get tables(): Tables {
    return this.mapping.tables;
  }

  /** Has nothing of the file in memory until it is read again. */
  release(): void {
    this.mapping.release();
  }

  /** Releases the folder. */
  async close(): Promise<void> {
    await this.mapping.close();
  }

  /** Heads of the chain; `undefined` when it is new. */
  get heads(): Heads | undefined {
    const best = readTable(this.tables.meta, META_KEYS.best);
    const finalized = readTable(this.tables.meta, META_KEYS.finalized);
    return best === undefined || finalized === undefined ? undefined : { best, finalized };
  }

  /** @throws DatabaseError `OTHER_CHAIN` when it is not of this chain */
  ensureOf(chainId: string, genesis: Uint8Array): void {
    const { owner } = this;
    if (owner === undefined || bytesEqual(owner.genesis, genesis)) return;
    throw new DatabaseError(
      "OTHER_CHAIN",
      `the database in ${this.path} holds the chain ${owner.chain} with genesis ${toHex(owner.genesis)}, not ${chainId} with ${toHex(genesis)}`,
      "Give another base path, or the specification that this database was made with, or delete the folder.",
    );
  }

  /** @throws DatabaseError `UNSUPPORTED_VERSION` */
  protected checkVersion(): void {
    const version = readTable(this.tables.meta, META_KEYS.version)?.[0];
    if (version === undefined || READABLE_VERSIONS.includes(version)) return;
    throw new DatabaseError(
      "UNSUPPORTED_VERSION",
      `the database in ${this.path} has layout ${version}; this program reads up to layout ${LAYOUT_VERSION}`,
      "Use the version of the program that wrote it, or give another base path and synchronize again.",
    );
  }

  /** The chain that it is of; `undefined` when it is new. */
  get owner(): { readonly chain: string; readonly genesis: Uint8Array } | undefined {
    const { meta } = this.tables;
    const genesis = readTable(meta, META_KEYS.genesis);
    return genesis === undefined
      ? undefined
      : { chain: new TextDecoder().decode(readTable(meta, META_KEYS.chain)), genesis };
  }

  /** Nodes of all states. */
  readonly store: NodeStore = {
    get: (hash) => readTable(this.tables.generations[this.retention.generation].nodes, hash),
  };

  /** True when states are pruned; of a new database, what `Database.claim` was given. */
  get isPruned(): boolean {
    return this.retention.pruned;
  }

  /** Height of the oldest finalized block whose state is kept. */
  get oldestState(): number {
    return this.retention.oldest;
  }

  /** Encoded header, or `undefined`. */
  header(hash: Uint8Array): Uint8Array | undefined {
    return readTable(this.tables.headers, hash);
  }

  /** Encoded list of extrinsics, or `undefined`. */
  body(hash: Uint8Array): Uint8Array | undefined {
    return readTable(this.tables.bodies, hash);
  }

  /** Hash at a height of the best chain, or `undefined`. */
  canonical(height: number): Uint8Array | undefined {
    return readTable(this.tables.canonical, heightKey(height));
  }

  /** Hashes of all blocks at a height, in the order of their import. */
  atHeight(height: number): Uint8Array[] {
    return splitHashes(readTable(this.tables.heights, heightKey(height)) ?? new Uint8Array());
  }

  /** Encoded justification of a block, or `undefined`. */
  justification(hash: Uint8Array): Uint8Array | undefined {
    return readTable(this.tables.justifications, hash);
  }

  /** Hash of the block that has the newest justification, or `undefined`. */
  justified(): Uint8Array | undefined {
    const stored = readTable(this.tables.meta, META_KEYS.justified);
    return stored === undefined ? undefined : justifiedBlock(stored);
  }

  /** Record that a part of the node stored under a name, or `undefined`. */
  record(name: string): Uint8Array | undefined {
    return readTable(this.tables.records, text(name));
  }
}

function retentionOf({ meta }: Tables): Retention {
  const oldest = readTable(meta, META_KEYS.oldest);
  return {
    pruned: readTable(meta, META_KEYS.pruned) !== undefined,
    generation: readTable(meta, META_KEYS.generation)?.[0] === 1 ? 1 : 0,
    oldest: oldest === undefined ? 0 : decodeRecord(u32, oldest, "the height of the oldest state"),
  };
}
