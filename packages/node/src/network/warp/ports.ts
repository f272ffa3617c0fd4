import type { Header } from "@opentao/codec/primitives";
import type { NumberedSet, VerifySignature } from "@opentao/consensus";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import type { Clock } from "../../primitives/clock.ts";
import type { Logger } from "../../primitives/logger.ts";
import type { Misdeed } from "../peers/index.ts";
import type { RequestName } from "../requests/index.ts";
import type { WarpProgress } from "./progress.ts";

/** The state of a final block on its way into the database. */
export interface StateImport {
  /** The last key that is stored: what comes next is greater. `undefined` at the beginning. */
  readonly next: Uint8Array | undefined;
  /** Stores what comes next, in ascending order of keys. @throws DatabaseError */
  add(entries: readonly (readonly [key: Uint8Array, value: Uint8Array])[]): void;
  /**
   * Makes the block best and final with its state, in one write. @throws BlockError when the state is not the header's;
   * DatabaseError
   */
  finish(proof: { readonly justification: Uint8Array; readonly records: ReadonlyMap<string, Uint8Array> }): void;
}

/** What a warp needs of the chain. */
export interface WarpChain {
  finalized(): BlockRef;
  /** Begins to take the state of a block in, or goes on with it. @throws DatabaseError */
  importState(header: Header): StateImport;
  record(name: string): Uint8Array | undefined;
  persist(records: ReadonlyMap<string, Uint8Array>): void;
}

/** A peer as a warp sees it. */
export interface WarpPeer {
  readonly id: string;
  /** Its best block, as far as it told. */
  readonly best: BlockRef;
}

/** What a warp needs of the network. */
export interface WarpNetwork {
  /** Peers that may have blocks and states. */
  peers(): readonly WarpPeer[];
  /** Asks a peer. @throws NetworkError */
  request(peer: string, name: RequestName, message: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>;
  /** A peer did something wrong. */
  report(peer: string, misdeed: Misdeed, why: unknown): void;
}

/** What a warp works with. */
export interface WarpOptions {
  readonly chain: WarpChain;
  readonly network: WarpNetwork;
  /** The voters after the chain's final block. */
  readonly voters: NumberedSet;
  readonly verify: VerifySignature;
  /** What is to be stored with the block at which the chain begins anew: the voters after it. */
  readonly recordsAfterWarp: (block: BlockRef, set: NumberedSet) => ReadonlyMap<string, Uint8Array>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told how far it is. Must not throw. */
  readonly onProgress?: ((progress: WarpProgress) => void) | undefined;
  readonly signal: AbortSignal;
}

/** Where a warp leads: a final block, the proof that it is, and who votes after it. */
export interface WarpTarget {
  readonly hash: Hash;
  readonly header: Header;
  /** Encoded. */
  readonly justification: Uint8Array;
  /** The voters after the block. */
  readonly set: NumberedSet;
}
