import { type Database as LmdbTable, open, type RootDatabase } from "lmdb";
import { plain } from "./binary.ts";

/** A table from bytes to bytes. */
export type Table = LmdbTable<Uint8Array, Uint8Array>;

/** What a table has under a key, or `undefined`. */
export function readTable(table: Table, key: Uint8Array): Uint8Array | undefined {
  const bytes = table.get(key);
  return bytes === undefined ? undefined : plain(bytes);
}

/**
 * What the database holds. Names and contents are the layout; a change of them needs a new
 * {@link LAYOUT_VERSION}, another table does not.
 */
export interface Tables {
  readonly environment: RootDatabase<Uint8Array, Uint8Array>;
  /** `version`, `chain`, `genesis`, `best`, `finalized`, `justified` → bytes. */
  readonly meta: Table;
  /** Block hash → encoded header. */
  readonly headers: Table;
  /** Block hash → encoded list of extrinsics. */
  readonly bodies: Table;
  /** Height → hash on the best chain. */
  readonly canonical: Table;
  /** Height → hashes of all known blocks, in the order of their import. */
  readonly heights: Table;
  /** Hash → trie node or hashed value. Nothing is removed: every state can be read (an archive). */
  readonly nodes: Table;
  /** Block hash → encoded justification: of blocks that keep theirs, and of the block that `justified` names. */
  readonly justifications: Table;
  /** Name → what a part of the node remembers besides blocks. */
  readonly records: Table;
}

/** Version of the layout above. */
export const LAYOUT_VERSION = 2;

/** Versions that are read. The first has no justifications and no records, and is otherwise the same. */
export const READABLE_VERSIONS: readonly number[] = [1, LAYOUT_VERSION];

const NAMES = ["meta", "headers", "bodies", "canonical", "heights", "nodes", "justifications", "records"] as const;

/** Opens, and creates where missing, all tables in a folder. @param durable - whether a commit waits for the disk */
export function openTables(folder: string, durable: boolean): Tables {
  const binary = { encoding: "binary", keyEncoding: "binary" } as const;
  const environment = open<Uint8Array, Uint8Array>({
    path: folder,
    noSubdir: false,
    maxDbs: NAMES.length,
    noSync: !durable,
    ...binary,
  });
  const table = (name: (typeof NAMES)[number]): Table =>
    environment.openDB<Uint8Array, Uint8Array>({ name, ...binary });
  return {
    environment,
    meta: table("meta"),
    headers: table("headers"),
    bodies: table("bodies"),
    canonical: table("canonical"),
    heights: table("heights"),
    nodes: table("nodes"),
    justifications: table("justifications"),
    records: table("records"),
  };
}
