import type { HeaderCheckChain } from "../../chain/execution/headerCheck.ts";
import type { BlockRef, Chain, Hash } from "../../chain/interface.ts";
import type { ImportResult } from "../../chain/options.ts";
import type { Clock } from "../../primitives/clock.ts";
import type { Logger } from "../../primitives/logger.ts";
import type { Misdeed } from "../peers/reputation.ts";
import type { BlockRequest, IncomingBlock } from "../requests/index.ts";
import type { SignatureChecks } from "./signaturesAhead.ts";

/** Chain, as far as sync reads it. */
export type SyncChain = HeaderCheckChain & Pick<Chain, "finalized" | "hashAt">;

/** Imports a block. @throws BlockError that says why the block is refused; DatabaseError */
export type ImportBlock = (block: IncomingBlock) => ImportResult | Promise<ImportResult>;

/** Requests blocks from a peer; the response is checked against the request. @throws NetworkError */
export type AskForBlocks = (peer: string, request: BlockRequest, signal: AbortSignal) => Promise<IncomingBlock[]>;

/** Inputs of sync. */
export interface SyncOptions {
  readonly chain: SyncChain;
  readonly importBlock: ImportBlock;
  /** Verifies signatures of blocks before their import; without it each block's are verified with it. */
  readonly signatures?: SignatureChecks | undefined;
  readonly ask: AskForBlocks;
  /** Lowers a peer's reputation for a misdeed. */
  readonly report: (peer: string, misdeed: Misdeed, why: unknown) => void;
  /** Called when an author's block was announced whose time has not come; it is taken from a time on, in Unix ms. */
  readonly early: (block: BlockRef, dueAt: number) => void;
  /** Called when the node has reached its peers' head, or has fallen far behind it. */
  readonly changed: (isMajor: boolean) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Most blocks of one request. */
export const RANGE = 128;

/** Peer as sync sees it. */
export interface SyncPeer {
  readonly id: string;
  /** Its best block, as far as it has announced. */
  best: BlockRef;
  /** Blocks that it has and we do not, by their hash. */
  readonly targets: Map<Hash, BlockRef>;
  /**
   * True when a block that it announced or sent was found valid: a request that it does not answer is then no misdeed,
   * it may be busy.
   */
  isRight: boolean;
  /** True while blocks up to one of its targets are being fetched. */
  busy: boolean;
  /** Failures since the last success. */
  failures: number;
  /** Not to be asked before this, Unix time in milliseconds. */
  retryAt: number;
}
