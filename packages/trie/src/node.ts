/** A value in the trie: its bytes, or (state version 1, values over 32 bytes) the hash under which they are stored. */
export type ValueRef =
  | { readonly kind: "inline"; readonly bytes: Uint8Array }
  | { readonly kind: "hashed"; readonly hash: Uint8Array }
  /** Written since the last commit; becomes one of the others when committed. */
  | { readonly kind: "new"; readonly bytes: Uint8Array };

/** A child of a branch: stored under its hash, or held in memory (inline in its parent, or new). */
export type ChildRef =
  | { readonly kind: "stored"; readonly hash: Uint8Array }
  | { readonly kind: "node"; readonly node: TrieNode };

/** The end of a key. `partial` holds the key's half bytes below the parent. */
export interface Leaf {
  readonly kind: "leaf";
  readonly partial: Uint8Array;
  readonly value: ValueRef;
}

/** A fork of keys: up to 16 children, and a value when a key ends here. */
export interface Branch {
  readonly kind: "branch";
  readonly partial: Uint8Array;
  readonly children: readonly (ChildRef | undefined)[];
  readonly value: ValueRef | undefined;
}

/** A node of the trie. Nodes are never changed: an update makes new ones along the path. */
export type TrieNode = Leaf | Branch;

/** Children of a branch. */
export const CHILDREN = 16;
/** Length of a hash; encoded nodes shorter than this stand inside their parent. */
export const HASH_LENGTH = 32;
/** State version 1 stores values longer than this under their hash. */
export const MAX_INLINE_VALUE = 32;
