import type { Hash, Hex } from "../chain/interface.ts";

/** Query of a state. */
export interface StorageQuery {
  readonly key: Uint8Array;
  readonly type: "value" | "hash" | "closestDescendantMerkleValue" | "descendantsValues" | "descendantsHashes";
  /** Key after which to begin, with descendants. */
  readonly startKey: Uint8Array | undefined;
}

/** Item read from a state. */
export type StorageItem = { readonly key: Hex } & (
  | { readonly value: Hex }
  | { readonly hash: Hash }
  | { readonly closestDescendantMerkleValue: Hex }
);

/** Place at which reading goes on. */
export interface StoragePlace {
  /** Index of the query. */
  readonly query: number;
  /** Last key that was read, of a query with descendants. */
  readonly after: Uint8Array | undefined;
}

/** Items read at once, and the place at which reading goes on; none when all has been read. */
export interface StoragePage {
  readonly items: readonly StorageItem[];
  readonly next: StoragePlace | undefined;
}

/** Query of what differs between two states. */
export interface DiffQuery {
  readonly prefix: Uint8Array;
  readonly returnType: "value" | "hash";
  /** True when a child trie is meant; this chain has none, so nothing differs there. */
  readonly inChildTrie: boolean;
}

/** A key whose value differs between two states. */
export type Difference = { readonly key: Hex; readonly type: "added" | "modified" | "deleted" } & (
  | { readonly value: Hex }
  | { readonly hash: Hash }
);

/** Differences among the keys compared at once, and the place at which comparing goes on; none when it is over. */
export interface DiffPage {
  readonly items: readonly Difference[];
  readonly next: StoragePlace | undefined;
}
