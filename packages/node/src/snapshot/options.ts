import type { Keypair } from "@opentao/crypto";
import type { Runtime } from "@opentao/runtime/boundary";
import type { BlockRef, Pruning } from "../chain/index.ts";
import type { ChainSpec } from "../spec/index.ts";

/** How far an export or an import is. */
export interface SnapshotProgress {
  /** Keys of the state so far. */
  readonly done: number;
  /** Keys of the state in all. */
  readonly total: number;
}

/** What an export and an import have in common. */
export interface SnapshotOptions {
  readonly spec: ChainSpec;
  readonly runtime: Runtime;
  /** Folder of the node's database. No node may be working with it. */
  readonly basePath: string;
  /** The file. */
  readonly path: string;
  /** Told after each part. */
  readonly onProgress?: ((progress: SnapshotProgress) => void) | undefined;
  /** Ends the work early, with the signal's reason as error. */
  readonly signal?: AbortSignal | undefined;
}

/** How a snapshot is written. */
export interface SnapshotExport extends SnapshotOptions {
  /** Signs the snapshot; without one it is not signed. */
  readonly signer?: Keypair | undefined;
}

/** How a snapshot is taken in. */
export interface SnapshotImport extends SnapshotOptions {
  /** How long the new database keeps states; archive when not given. */
  readonly pruning?: Pruning | undefined;
  /** Public keys of signers that are trusted, 32 bytes each. */
  readonly trusted: readonly Uint8Array[];
  /** Whether a snapshot is taken in that is not signed, or by somebody who is not trusted. */
  readonly allowUntrusted?: boolean | undefined;
}

/** Who signed a snapshot. */
export interface SnapshotSigner {
  readonly scheme: "sr25519" | "ed25519";
  readonly publicKey: Uint8Array;
  /** SS58 address of the key. */
  readonly address: string;
}

/** What a snapshot holds. */
export interface SnapshotReport {
  /** The final block whose state it is. */
  readonly block: BlockRef;
  /** Number of keys of the state. */
  readonly entries: number;
  /** Who signed it; `undefined` when nobody did. */
  readonly signer: SnapshotSigner | undefined;
  /** Whether there is a justification for the block. */
  readonly isJustified: boolean;
}

/** A snapshot that has been taken in. */
export interface SnapshotImportReport extends SnapshotReport {
  /** Whether it was signed by somebody who is trusted. */
  readonly isTrusted: boolean;
}
