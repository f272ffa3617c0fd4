import type { Keypair } from "@opentao/crypto";
import type { Runtime } from "@opentao/runtime/boundary";
import type { BlockRef, Pruning } from "../chain/index.ts";
import type { ChainSpec } from "../spec/index.ts";

/** Progress of an export or an import. */
export interface SnapshotProgress {
  /** Keys of the state so far. */
  readonly done: number;
  /** Keys of the state in all. */
  readonly total: number;
}

/** Options that an export and an import have in common. */
export interface SnapshotOptions {
  readonly spec: ChainSpec;
  readonly runtime: Runtime;
  /** Folder of the node's database. An import needs it for itself; an export may read it while a node runs. */
  readonly basePath: string;
  /** The file. */
  readonly path: string;
  /** Called after each part. */
  readonly onProgress?: ((progress: SnapshotProgress) => void) | undefined;
  /** Ends the work early, with the signal's reason as error. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of an export. */
export interface SnapshotExport extends SnapshotOptions {
  /** Signs the snapshot; without one it is not signed. */
  readonly signer?: Keypair | undefined;
}

/** Options of an import. */
export interface SnapshotImport extends SnapshotOptions {
  /** Retention policy of the new database; archive when not given. */
  readonly pruning?: Pruning | undefined;
  /** Public keys of signers that are trusted, 32 bytes each. */
  readonly trusted: readonly Uint8Array[];
  /** True when a snapshot is imported even if it is not signed, or not by a trusted signer. */
  readonly allowUntrusted?: boolean | undefined;
}

/** Signer of a snapshot. */
export interface SnapshotSigner {
  readonly scheme: "sr25519" | "ed25519";
  readonly publicKey: Uint8Array;
  /** SS58 address of the key. */
  readonly address: string;
}

/** Report of an export. */
export interface SnapshotReport {
  /** Finalized block whose state it is. */
  readonly block: BlockRef;
  /** Number of keys of the state. */
  readonly entries: number;
  /** Signer; `undefined` when it is not signed. */
  readonly signer: SnapshotSigner | undefined;
  /** True when there is a justification for the block. */
  readonly isJustified: boolean;
}

/** Report of an import. */
export interface SnapshotImportReport extends SnapshotReport {
  /** True when it was signed by a trusted signer. */
  readonly isTrusted: boolean;
}
