/**
 * A node: a chain in a database, a transaction pool, block authorship and JSON-RPC, around any runtime of the boundary.
 *
 * @example
 * ```ts
 * import { loadSpec, Node } from "@opentao/node";
 * import { createRuntime } from "@opentao/runtime";
 *
 * const runtime = createRuntime();
 * const spec = loadSpec("dev", runtime);
 * const node = await Node.start({ spec, runtime, sealing: { kind: "manual" }, authorKey: "//One" });
 * try {
 *   await node.seal();
 *   console.log(node.chain.best().number); // 1
 * } finally {
 *   await node.stop();
 * }
 * ```
 *
 * @packageDocumentation
 */

export type { Sealing } from "./authoring/index.ts";
export type { Sealer, SealOptions } from "./authoring/sealer.ts";
export {
  BlockError,
  type BlockErrorCode,
  type BlockRef,
  type CacheLimits,
  type Chain,
  type ChainNotification,
  type GenesisFacts,
  type Hash,
  type ImportResult,
  inspectSpec,
  rawSpec,
} from "./chain/index.ts";
export { DatabaseError, type DatabaseErrorCode } from "./database/index.ts";
export { nodeErrorCatalogs } from "./errorCatalogs.ts";
export { Keystore, type KeystoreOptions, type KeyType } from "./keystore/index.ts";
export { nodePeerId } from "./network/host/peerId.ts";
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
export { readBoundedText } from "./primitives/boundedFile.ts";
export { type Clock, systemClock } from "./primitives/clock.ts";
export { NodeError, type NodeErrorCode } from "./primitives/errors.ts";
export type { Logger } from "./primitives/logger.ts";
export { Metrics } from "./primitives/metrics.ts";
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
  isRaw,
  type Json,
  loadSpec,
  parseSpec,
  presetNames,
  type RawGenesis,
} from "./spec/index.ts";
export { DEFAULT_MEMORY, LEAST_MEMORY } from "./start/memory.ts";
export type { FinalityMode, NodeOptions } from "./start/options.ts";
export type { StateReader } from "./state/index.ts";
export {
  type AuthorityStatus,
  type BasePathStatus,
  type DiskStatus,
  inspectBasePath,
  maxUnfinalized,
  type NetworkStatus,
  type NodeStatus,
  type PeerStatus,
  silenceMs,
  type Waiting,
} from "./status/index.ts";
