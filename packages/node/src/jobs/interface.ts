import type { TransactionSource } from "@opentao/codec/primitives";
import type { BlockRef, Hash } from "../chain/interface.ts";
import type { DiffPage, DiffQuery, StoragePage, StoragePlace, StorageQuery } from "./storage.ts";

/** Heads of the chain when a job begins. */
export interface ChainHeads {
  readonly best: BlockRef;
  readonly finalized: BlockRef;
}

/** A call of a method that only reads. */
export interface ReadInput {
  readonly method: string;
  readonly params: readonly unknown[];
  /** True when the client may use methods that are for the node itself. */
  readonly trusted: boolean;
  /** Unix time in milliseconds, by the node's clock. */
  readonly now: number;
  /** Most bytes of the result. */
  readonly most: number;
}

/** Bounds of a JSON-RPC message. */
export interface MessageLimits {
  /** Lists and objects inside each other. */
  readonly depth: number;
  /** Values, members and items in all. */
  readonly values: number;
  /** Requests in one batch. */
  readonly batchLength: number;
  /** Bytes of a message that carries no extrinsic. */
  readonly plainBytes: number;
}

/** Block whose finality is to be proven, and the end of the set of voters who finalized it. */
export interface FinalityProofInput {
  /** Height of the block. */
  readonly number: number;
  /** The last block that the voters of that height finalized; `undefined` while they vote. */
  readonly lastBlock: number | undefined;
}

/** Jobs that are done for others, with input and output. Both can be sent to another thread. */
export interface Jobs {
  /** A JSON-RPC method that only reads; the JSON text of its result. */
  readonly read: { readonly input: ReadInput; readonly output: Uint8Array };
  /** A JSON-RPC message; its value. Long texts of hex digits come as bytes. */
  readonly parse: {
    readonly input: { readonly message: Uint8Array; readonly limits: MessageLimits };
    readonly output: unknown;
  };
  /** Extrinsics, with their length prefixes, as the JSON text of a list, of at most so many bytes. */
  readonly body: {
    readonly input: { readonly extrinsics: readonly Uint8Array[]; readonly most: number };
    readonly output: Uint8Array;
  };
  /** A call of the runtime over the state after a block. */
  readonly call: {
    readonly input: { readonly hash: Hash; readonly method: string; readonly input: Uint8Array };
    readonly output: Uint8Array;
  };
  /** A page of what queries find in the state after a block. */
  readonly storagePage: {
    readonly input: {
      readonly hash: Hash;
      readonly queries: readonly StorageQuery[];
      readonly from: StoragePlace;
      readonly most: number;
    };
    readonly output: StoragePage;
  };
  /** Differences between the states after two blocks, from a place on. */
  readonly diffPage: {
    readonly input: {
      readonly before: Hash;
      readonly after: Hash;
      readonly queries: readonly DiffQuery[];
      readonly from: StoragePlace;
    };
    readonly output: DiffPage;
  };
  /** Values of keys in the state after a block. */
  readonly values: {
    readonly input: { readonly hash: Hash; readonly keys: readonly Uint8Array[] };
    readonly output: readonly (Uint8Array | undefined)[];
  };
  /** Nodes of tries that prove something of the state after a block. */
  readonly prove: { readonly input: ProofRequest; readonly output: Uint8Array[] };
  /** The encoded proof that a block is finalized; nothing when there is none. */
  readonly finalityProof: { readonly input: FinalityProofInput; readonly output: Uint8Array | undefined };
  /** Validation of a transaction for the block after the one that is best when it begins. */
  readonly validate: { readonly input: ValidationInput; readonly output: ValidationOutput };
  /** Verification of the signatures of blocks that wait for their import; the valid ones. */
  readonly signatures: { readonly input: SignaturesInput; readonly output: readonly string[] };
}

/** Transaction that is to be validated. */
export interface ValidationInput {
  readonly source: TransactionSource;
  /** The extrinsic with its length prefix. */
  readonly opaque: Uint8Array;
}

/** Validity of a transaction over the state of a block. */
export interface ValidationOutput {
  /** The block that was best. */
  readonly at: BlockRef;
  /** An encoded `TransactionValidity`. */
  readonly answer: Uint8Array;
  /** The valid signatures. */
  readonly verified: readonly string[];
}

/** Blocks whose signatures are to be verified before they are imported. */
export interface SignaturesInput {
  /** An ancestor of the blocks, whose state is known. */
  readonly at: Hash;
  /** Blocks from that one on to those. */
  readonly ancestors: readonly BlockRef[];
  /** Encoded `WaitingBlocks`. */
  readonly blocks: Uint8Array;
}

/** Part of a state that is to be proven to a peer. */
export type ProofRequest =
  | { readonly kind: "call"; readonly hash: Hash; readonly method: string; readonly input: Uint8Array }
  | { readonly kind: "read"; readonly hash: Hash; readonly keys: readonly Uint8Array[] }
  | { readonly kind: "range"; readonly hash: Hash; readonly after: Uint8Array | undefined; readonly maxBytes: number };

/** Name of a job. */
export type JobName = keyof Jobs;

/** Does what others ask for, apart from the node's own work. */
export interface Workers {
  /** Number of threads apart from the node's own; 0 when jobs are done in that. */
  readonly threads: number;
  /**
   * Does a job.
   *
   * @param client - for whom: each has its fair share
   * @throws WorkerError when there is no answer, and whatever the job itself throws
   */
  run<K extends JobName>(job: K, input: Jobs[K]["input"], client: object): Promise<Jobs[K]["output"]>;
  /** Gives up all that waits. */
  stop(): Promise<void>;
}
