import type { Hash } from "../chain/interface.ts";

/** What to read of a state. */
export interface StorageQuery {
  readonly key: Uint8Array;
  readonly type: "value" | "hash" | "closestDescendantMerkleValue" | "descendantsValues" | "descendantsHashes";
  /** With descendants: the key after which to begin. */
  readonly startKey: Uint8Array | undefined;
}

/** Something read of a state. */
export type StorageItem = { readonly key: Hash } & (
  | { readonly value: Hash }
  | { readonly hash: Hash }
  | { readonly closestDescendantMerkleValue: Hash }
);

/** Where reading goes on. */
export interface StoragePlace {
  /** Which of the queries. */
  readonly query: number;
  /** Of a query with descendants: the last key that was read. */
  readonly after: Uint8Array | undefined;
}

/** What is read at once, and where it goes on; nowhere when all has been read. */
export interface StoragePage {
  readonly items: readonly StorageItem[];
  readonly next: StoragePlace | undefined;
}

/** Which keys of two states to compare, and how to give what differs. */
export interface DiffQuery {
  readonly prefix: Uint8Array;
  readonly returnType: "value" | "hash";
  /** Whether a child trie is meant; this chain has none, so nothing differs there. */
  readonly inChildTrie: boolean;
}

/** A key whose value differs between two states. */
export type Difference = { readonly key: Hash; readonly type: "added" | "modified" | "deleted" } & (
  | { readonly value: Hash }
  | { readonly hash: Hash }
);

/**
 * What differs, of as many keys as are looked at at once, and where it goes on; nowhere when all has been looked at.
 */
export interface DiffPage {
  readonly items: readonly Difference[];
  readonly next: StoragePlace | undefined;
}
