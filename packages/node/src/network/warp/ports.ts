import type { Header } from "@opentao/codec/primitives";
import type { NumberedSet, VerifySignature } from "@opentao/consensus";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import type { Clock } from "../../primitives/clock.ts";
import type { Logger } from "../../primitives/logger.ts";
import type { Misdeed } from "../peers/index.ts";
import type { RequestName } from "../requests/index.ts";
import type { WarpProgress } from "./progress.ts";

/** Import of a finalized block's state into the database. */
export interface StateImport {
  /** Last key that is stored: the next is greater. `undefined` at the beginning. */
  readonly next: Uint8Array | undefined;
  /** Stores what comes next, in ascending order of keys. @throws DatabaseError */
  add(entries: readonly (readonly [key: Uint8Array, value: Uint8Array])[]): void;
  /**
   * Makes the block best and finalized with its state, in one write. @throws BlockError when the state is not the
   * header's; DatabaseError
   */
  finish(proof: { readonly justification: Uint8Array; readonly records: ReadonlyMap<string, Uint8Array> }): void;
}

/** Chain, as far as a warp needs it. */
export interface WarpChain {
  finalized(): BlockRef;
  /** Begins to import the state of a block, or goes on with it. @throws DatabaseError */
  importState(header: Header): StateImport;
  record(name: string): Uint8Array | undefined;
  persist(records: ReadonlyMap<string, Uint8Array>): void;
}

/** A peer as a warp sees it. */
export interface WarpPeer {
  readonly id: string;
  /** Its best block, as far as it has announced. */
  readonly best: BlockRef;
}

/** Network, as far as a warp needs it. */
export interface WarpNetwork {
  /** Peers that may have blocks and states. */
  peers(): readonly WarpPeer[];
  /** Asks a peer. @throws NetworkError */
  request(peer: string, name: RequestName, message: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>;
  /** Lowers a peer's reputation for a misdeed. */
  report(peer: string, misdeed: Misdeed, why: unknown): void;
}

/** Inputs of a warp. */
export interface WarpOptions {
  readonly chain: WarpChain;
  readonly network: WarpNetwork;
  /** Voters after the chain's finalized block. */
  readonly voters: NumberedSet;
  readonly verify: VerifySignature;
  /** Returns the records to store with the block at which the chain begins anew: the voters after it. */
  readonly recordsAfterWarp: (block: BlockRef, set: NumberedSet) => ReadonlyMap<string, Uint8Array>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called with the progress. Must not throw. */
  readonly onProgress?: ((progress: WarpProgress) => void) | undefined;
  readonly signal: AbortSignal;
}

/** Target of a warp: a finalized block, its justification, and the voters after it. */
export interface WarpTarget {
  readonly hash: Hash;
  readonly header: Header;
  /** Encoded. */
  readonly justification: Uint8Array;
  /** The voters after the block. */
  readonly set: NumberedSet;
}
