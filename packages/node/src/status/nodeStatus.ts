import type { BlockRef, Hash } from "../chain/interface.ts";
import type { RoundState } from "../finality/service.ts";
import type { Role } from "../network/index.ts";

/** Cause for which a node waits: `nothing` when all goes on as it should. */
export type Waiting =
  | "nothing"
  /** There is nobody to get blocks from. */
  | "peers"
  /** Peers have blocks that are not here yet. */
  | "blocks"
  /** No block has come or been made for longer than that takes. */
  | "authors"
  /** Blocks come, and are not finalized. */
  | "votes"
  /** It is to be an authority, and has the secrets of no authority. */
  | "keys"
  /** Blocks are dated ahead of this machine's clock: the next is made, or taken, when its time comes. */
  | "clock";

/** Peer, as far as it has said. */
export interface PeerStatus {
  readonly id: string;
  readonly role: Role;
  /** Height of its best block. */
  readonly best: number;
  /** Name and version of its software; `undefined` until it is known. */
  readonly software: string | undefined;
}

/** The node's part in the network. */
export interface NetworkStatus {
  readonly peerId: string;
  /** Addresses at which others reach the node. */
  readonly addresses: readonly string[];
  readonly peers: readonly PeerStatus[];
  /** Addresses that the node was told to begin with. */
  readonly bootNodes: readonly string[];
  /** Height of the highest block that a peer has. */
  readonly highest: number;
  /** True when the node is far behind its peers. */
  readonly isSyncing: boolean;
  /**
   * Milliseconds by which this machine's clock is ahead of those of the blocks' authors (behind when negative), the way
   * of the blocks included: the median over recent blocks. `undefined` while there are too few of them.
   */
  readonly clockOffset: number | undefined;
}

/** The node's part in making blocks and voting. */
export interface AuthorityStatus {
  /** True when it was started to take part. */
  readonly wanted: boolean;
  /** True when it has any session keys. */
  readonly hasKeys: boolean;
  /** The author's key of the current set that it has the secret of. */
  readonly author: Hash | undefined;
  /** The same of a voter's key. */
  readonly voter: Hash | undefined;
  /** Number of authors and of voters of the current set. */
  readonly authors: number;
  readonly voters: number;
}

/** Space on the disk of the database, in bytes. */
export interface DiskStatus {
  readonly path: string;
  readonly free: number;
  readonly size: number;
}

/** Status of a node. Times are Unix milliseconds by the node's clock. */
export interface NodeStatus {
  readonly now: number;
  readonly startedAt: number;
  readonly software: { readonly name: string; readonly version: string };
  readonly chain: { readonly name: string; readonly id: string; readonly genesis: Hash };
  readonly best: BlockRef;
  readonly finalized: BlockRef;
  /** Milliseconds. */
  readonly slotDuration: number;
  /** Time at which the best block's slot began; `undefined` at the first block. */
  readonly bestAt: number | undefined;
  /** The same of the finalized block. */
  readonly finalizedSlotAt: number | undefined;
  /** Time at which a block was imported or made last, since the start. */
  readonly lastImportedAt: number | undefined;
  /** Time at which a block was finalized last, since the start. */
  readonly lastFinalizedAt: number | undefined;
  /** Blocks a second, over the last half minute. */
  readonly blocksPerSecond: number;
  readonly network: NetworkStatus | undefined;
  readonly authority: AuthorityStatus;
  /** Votes in progress; `undefined` when none are accepted here. */
  readonly round: RoundState | undefined;
  readonly disk: DiskStatus | undefined;
  /** Address on which JSON-RPC listens; `undefined` when it is not served. */
  readonly rpcHost: string | undefined;
  readonly waitingFor: Waiting;
  /** Time until which it waits for blocks that are dated ahead of its clock; `undefined` when it does not. */
  readonly waitsUntil: number | undefined;
}

/** Facts that a node tells about itself. */
export interface SystemInfo {
  /** Name of the software. */
  readonly implementation: string;
  /** Version of the software. */
  readonly version: string;
  /** True when the node has session keys. */
  readonly authority: boolean;
  /** Number of connected peers. */
  peers(): number;
}
