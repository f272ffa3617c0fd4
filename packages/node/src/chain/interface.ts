import type { Header } from "@opentao/codec/primitives";
import type { Difference, KeyRange } from "@opentao/trie";
import type { StateReader } from "../state/index.ts";

/** Bytes as `0x` and lower-case hex digits, two for each. */
export type Hex = `0x${string}`;

/** A 32-byte hash as `0x` and 64 lower-case hex digits. */
export type Hash = Hex;

/** A block by hash and height. */
export interface BlockRef {
  readonly hash: Hash;
  readonly number: number;
}

/** A finalized block with its justification. */
export interface Justified {
  readonly block: BlockRef;
  /** The encoded justification. */
  readonly bytes: Uint8Array;
}

/** A block has been imported. */
export interface ImportNotification {
  readonly kind: "imported";
  readonly block: BlockRef;
  readonly header: Header;
  /** True when it is the new best block. */
  readonly isBest: boolean;
  /** Blocks that joined the best chain, when this one is best: oldest first (the new best last). */
  readonly enacted: readonly BlockRef[];
  /** Blocks that left the best chain, when this one is best: newest first. */
  readonly retracted: readonly BlockRef[];
  /** Storage keys written or removed by the block, with the value after it (`undefined` when removed). */
  readonly changes: ReadonlyMap<string, { key: Uint8Array; value: Uint8Array | undefined }>;
}

/** Another block that was known already is the best one now: finality has ruled out the former best chain. */
export interface BestNotification {
  readonly kind: "best";
  readonly block: BlockRef;
  readonly header: Header;
  /** Blocks that joined the best chain, oldest first (the new best last). */
  readonly enacted: readonly BlockRef[];
  /** Blocks that left the best chain, newest first. */
  readonly retracted: readonly BlockRef[];
}

/** Blocks have been finalized. */
export interface FinalityNotification {
  readonly kind: "finalized";
  /** Newly finalized blocks, oldest first. */
  readonly finalized: readonly BlockRef[];
  /** Blocks that can no longer be part of the chain. */
  readonly pruned: readonly BlockRef[];
}

/** Notification of {@link Chain.subscribe}; they come in order of happening. */
export type ChainNotification = ImportNotification | BestNotification | FinalityNotification;

/** Blocks and states of a chain, to be read; all calls are synchronous. */
export interface ChainReader {
  readonly genesisHash: Hash;
  /** Head of the chain that the fork choice prefers. */
  best(): BlockRef;
  /** Latest block that cannot be reverted. */
  finalized(): BlockRef;
  /** Header of a known block (any fork), or `undefined`. */
  header(hash: Hash): Header | undefined;
  /** Extrinsics of a known block, each without its length prefix. */
  body(hash: Hash): Uint8Array[] | undefined;
  /** Hash at a height of the best chain, or `undefined`. */
  hashAt(number: number): Hash | undefined;
  /** Hashes of all known blocks at a height, the best chain's first. */
  hashesAt(number: number): Hash[];
  /** Known blocks whose parent is `hash`, in the order of their import. */
  children(hash: Hash): Hash[];
  /** Returns whether `ancestor` is `block` or one of its ancestors; `false` when one of them is unknown. */
  isDescendant(ancestor: BlockRef, block: BlockRef): boolean;
  /** Encoded justification of a block, when it is stored with it or is the newest. */
  justification(hash: Hash): Uint8Array | undefined;
  /** The highest finalized block that has a justification, with it. */
  latestJustification(): Justified | undefined;
  /** State after `hash`. @throws BlockError `UNKNOWN_BLOCK`, `STATE_PRUNED` */
  state(hash: Hash): StateReader;
  /**
   * Differences of the state after `after` from that after `before`, in the order of their keys. The work grows with
   * the differences. @throws BlockError `UNKNOWN_BLOCK`, `STATE_PRUNED`
   */
  differences(before: Hash, after: Hash, range: KeyRange): Generator<Difference>;
  /** Calls the runtime over the state after `hash`; changes are dropped. @throws BlockError, RuntimePanic */
  call(hash: Hash, method: string, input: Uint8Array): Uint8Array;
}

/** The chain as the pool, the RPC layer and the author see it. One writer, many readers. */
export interface Chain extends ChainReader {
  /** Subscribes to notifications; returns the disposer. Listeners must not throw. */
  subscribe(listener: (notification: ChainNotification) => void): () => void;
}
