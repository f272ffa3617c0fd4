import { bytesEqual, concatAll } from "@opentao/codec";
import { open } from "lmdb";
import { heightKey, plain, splitHashes } from "./binary.ts";
import type { BlockPlace } from "./commit.ts";

/**
 * A table from bytes to bytes: the part of LMDB's that is used here. Restated, since LMDB's own declarations do not
 * compile in programs that check those of their libraries.
 */
export interface Table {
  get(key: Uint8Array): Uint8Array | undefined;
  put(key: Uint8Array, value: Uint8Array): unknown;
  remove(key: Uint8Array): unknown;
  doesExist(key: Uint8Array): boolean;
  clearSync(): void;
}

/** All tables of a folder together: the part of LMDB's environment that is used here. */
export interface Environment {
  transactionSync<T>(action: () => T): T;
  /** Frees the places of readers that died; returns their number. */
  readerCheck(): number;
  /** The readers, as text. */
  readerList(): string;
  /** Makes visible to this thread what has been written since its last read. */
  resetReadTxn(): void;
  close(): Promise<void>;
}

/** Returns the value under a key of a table, or `undefined`. */
export function readTable(table: Table, key: Uint8Array): Uint8Array | undefined {
  const bytes = table.get(key);
  return bytes === undefined ? undefined : plain(bytes);
}

/** Tables that hold states. */
export interface StateTables {
  /** Hash → trie node or hashed value. */
  readonly nodes: Table;
  /** Hash → number of places where it stands, when there are several; empty in an archive. */
  readonly counts: Table;
}

/**
 * All tables of the database. Names and contents are the layout; a change of them needs a new
 * {@link LAYOUT_VERSION}, another table does not, unless a former version would break what it means.
 */
export interface Tables {
  readonly environment: Environment;
  /** Keys of `META_KEYS` → bytes. */
  readonly meta: Table;
  /** Block hash → encoded header. */
  readonly headers: Table;
  /** Block hash → encoded list of extrinsics. */
  readonly bodies: Table;
  /** Height → hash on the best chain. */
  readonly canonical: Table;
  /** Height → hashes of all known blocks, in the order of their import. */
  readonly heights: Table;
  /** Block hash → encoded justification: of blocks that keep theirs, and of the block that `justified` names. */
  readonly justifications: Table;
  /** Name → what a part of the node remembers besides blocks. */
  readonly records: Table;
  /**
   * The states of the chain are in one of them, as `generation` says; a state that is being imported gathers in the
   * other.
   */
  readonly generations: readonly [StateTables, StateTables];
  /** Block hash → what came into the state with the block and what left it; of pruned databases only. */
  readonly journals: Table;
}

/** Version of the layout above. */
export const LAYOUT_VERSION = 2;

/** Versions that are read. The first is an archive without justifications and records, and otherwise the same. */
export const READABLE_VERSIONS: readonly number[] = [1, LAYOUT_VERSION];

const MAX_TABLES = 16;

/**
 * Addresses that are set aside for the file, in bytes. Where it grows over them it is mapped a second time and the
 * first stays, so that its pages count twice in the memory of the process: these are more than it will ever have, and
 * cost nothing.
 */
const ADDRESSES = 1024 ** 4;

/** Options with which tables are opened. */
export interface TableOptions {
  /** True when a commit waits for the disk. */
  readonly durable?: boolean;
  /** True when they are there and are only read. */
  readonly readOnly?: boolean;
}

/** Opens, and creates where missing, all tables in a folder. */
export function openTables(folder: string, { durable = true, readOnly = false }: TableOptions): Tables {
  const binary = { encoding: "binary", keyEncoding: "binary" } as const;
  const environment = open<Uint8Array, Uint8Array>({
    path: folder,
    noSubdir: false,
    maxDbs: MAX_TABLES,
    mapSize: ADDRESSES,
    noSync: !durable,
    // Pages are on the disk first, then the root. The other way saves nothing: a commit still waits for the disk.
    overlappingSync: false,
    readOnly,
    ...binary,
  });
  const table = (name: string): Table => environment.openDB<Uint8Array, Uint8Array>({ name, ...binary });
  return {
    environment,
    meta: table("meta"),
    headers: table("headers"),
    bodies: table("bodies"),
    canonical: table("canonical"),
    heights: table("heights"),
    justifications: table("justifications"),
    records: table("records"),
    generations: [
      { nodes: table("nodes"), counts: table("counts") },
      { nodes: table("nodes1"), counts: table("counts1") },
    ],
    journals: table("journals"),
  };
}

/** Removes all that is stored of a block, but for its state; to be called inside a transaction. */
export function forgetBlock(tables: Tables, { hash, height }: BlockPlace): void {
  tables.headers.remove(hash);
  tables.bodies.remove(hash);
  tables.justifications.remove(hash);
  tables.journals.remove(hash);
  const key = heightKey(height);
  const others = splitHashes(readTable(tables.heights, key) ?? new Uint8Array()).filter((at) => !bytesEqual(at, hash));
  if (others.length === 0) tables.heights.remove(key);
  else tables.heights.put(key, concatAll(others));
}
