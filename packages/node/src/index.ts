/**
 * A node: a chain in a database, a transaction pool, block authorship and JSON-RPC, around any runtime of the boundary.
 *
 * @packageDocumentation
 */

export type { Sealing } from "./authoring/index.ts";
export { readBoundedText } from "./boundedFile.ts";
export {
  BlockError,
  type BlockErrorCode,
  type BlockRef,
  type CacheLimits,
  type Chain,
  type ChainNotification,
  type Hash,
  type ImportResult,
  type StateReader,
} from "./chain/index.ts";
export { type Clock, systemClock } from "./clock.ts";
export { DatabaseError, type DatabaseErrorCode } from "./database/index.ts";
export { nodeErrorCatalogs } from "./errorCatalogs.ts";
export { NodeError, type NodeErrorCode } from "./errors.ts";
export { Keystore, type KeystoreOptions, type KeyType } from "./keystore/index.ts";
export type { Logger } from "./logger.ts";
export { Metrics } from "./metrics/index.ts";
export {
  type GrandpaListener,
  type GrandpaNetwork,
  type Network,
  NetworkError,
  type NetworkErrorCode,
  type NetworkEvent,
  type NetworkSettings,
  type WarpProgress,
} from "./network/index.ts";
export { Node } from "./node.ts";
export type { FinalityMode, NodeOptions } from "./nodeOptions.ts";
export type { Sealer, SealOptions } from "./sealer.ts";
export {
  exportSnapshot,
  importSnapshot,
  SnapshotError,
  type SnapshotErrorCode,
  type SnapshotExport,
  type SnapshotImport,
  type SnapshotImportReport,
  type SnapshotProgress,
  type SnapshotReport,
  type SnapshotSigner,
} from "./snapshot/index.ts";
export {
  type ChainProperties,
  type ChainSpec,
  type GenesisConfig,
  type GenesisFacts,
  inspectSpec,
  isRaw,
  type Json,
  loadSpec,
  parseSpec,
  presetNames,
  type RawGenesis,
  rawSpec,
} from "./spec/index.ts";
export {
  type AuthorityStatus,
  type BasePathStatus,
  type DiskStatus,
  inspectBasePath,
  mostUnfinal,
  type NetworkStatus,
  type NodeStatus,
  type PeerStatus,
  silenceMs,
  type Waiting,
} from "./status/index.ts";
