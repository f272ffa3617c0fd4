/** A node or a hashed value of a state, by its hash. */
export interface StoredNode {
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Change of a state, with each hash as often as the number of places that it comes to or leaves. */
export interface StateChange {
  readonly nodes: readonly StoredNode[];
  readonly removed: readonly Uint8Array[];
}

/** A block as it is stored. */
export interface BlockRecord {
  readonly hash: Uint8Array;
  readonly height: number;
  /** Encoded header. */
  readonly header: Uint8Array;
  /** Encoded list of extrinsics; `undefined` when it is not known. */
  readonly body: Uint8Array | undefined;
  /** Nodes that its state has and its parent's has not, and the other way round. */
  readonly state: StateChange;
}

/** Justification of a finalized block. */
export interface JustificationRecord {
  /** Hash of the block. */
  readonly block: Uint8Array;
  readonly bytes: Uint8Array;
  /** True when it replaces the newest one, which is removed unless it is to be kept. */
  readonly newest: boolean;
  /** True when it stays with its block when a newer one comes. */
  readonly keep: boolean;
}

/** A block by its place. */
export interface BlockPlace {
  readonly hash: Uint8Array;
  readonly height: number;
}

/** Changes of one commit: all of them are written, or, when the process dies meanwhile, none. */
export interface Commit {
  /** Blocks to forget, with all that was stored of them. */
  readonly forget?: readonly BlockPlace[];
  /** The staged state takes the place of all states; it is the one after the finalized block of this height. */
  readonly adopt?: number;
  readonly block?: BlockRecord;
  /** Heights of the best chain with their new hash; `undefined` takes the height off it. */
  readonly canonical?: readonly (readonly [height: number, hash: Uint8Array | undefined])[];
  readonly best?: Uint8Array;
  readonly finalized?: Uint8Array;
  readonly justification?: JustificationRecord | undefined;
  /** Records of parts of the node, by name. */
  readonly records?: ReadonlyMap<string, Uint8Array> | undefined;
  /**
   * Height of the oldest finalized block whose state must stay. In a pruned database older states go, and blocks that
   * do not descend from it, as far as one commit gets: the rest goes with the next ones.
   */
  readonly keepFrom?: number | undefined;
}
