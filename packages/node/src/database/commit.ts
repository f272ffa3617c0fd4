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

/** What shows that a block is final. */
export interface JustificationRecord {
  /** Hash of the block. */
  readonly block: Uint8Array;
  readonly bytes: Uint8Array;
  /** Whether it takes the place of the newest one, which goes unless it is to be kept. */
  readonly newest: boolean;
  /** Whether it stays with its block when a newer one comes. */
  readonly keep: boolean;
}

/** What one commit changes: all of it, or, when the process dies meanwhile, nothing. */
export interface Commit {
  readonly block?: BlockRecord;
  /** Heights of the best chain with their new hash; `undefined` takes the height off it. */
  readonly canonical?: readonly (readonly [height: number, hash: Uint8Array | undefined])[];
  readonly best?: Uint8Array;
  readonly finalized?: Uint8Array;
  readonly justification?: JustificationRecord | undefined;
  /** What parts of the node remember, by name. */
  readonly records?: ReadonlyMap<string, Uint8Array> | undefined;
}
