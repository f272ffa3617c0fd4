/**
 * Wire types of Substrate-based chains that a runtime and a node share.
 *
 * @example
 * ```ts
 * import { toHex } from "@opentao/codec";
 * import { Era, eraEnd, mortalEra } from "@opentao/codec/primitives";
 *
 * const era = mortalEra(64, 1_000); // for about 64 blocks from block 1,000 on
 * console.log(toHex(Era.encode(era)), eraEnd(era, 1_000)); // 0x8502 1064
 * ```
 *
 * @packageDocumentation
 */

export { MultiAddress, MultiSignature } from "./address.ts";
export {
  ArithmeticError,
  DispatchClass,
  DispatchError,
  DispatchEventInfo,
  DispatchInfo,
  DispatchOutcome,
  ModuleError,
  Pays,
  PostDispatchInfo,
  ProvingTrieError,
  TokenError,
  TransactionalError,
  Weight,
} from "./dispatch.ts";
export { AuthorEquivocation } from "./equivocation.ts";
export { Era, eraCheckpoint, eraEnd, IMMORTAL, mortalEra } from "./era.ts";
export { type ExtrinsicEnvelope, readEnvelope, saysSigned, writeEnvelope } from "./extrinsic.ts";
export {
  AURA_ENGINE_ID,
  Block,
  ConsensusEngineId,
  Digest,
  DigestItem,
  ExtrinsicInBlock,
  GRANDPA_ENGINE_ID,
  Header,
  OpaqueExtrinsic,
} from "./header.ts";
export {
  CheckInherentsResult,
  ExtrinsicInclusionMode,
  InherentData,
  InherentIdentifier,
  KeyTypeId,
  OpaqueMetadata,
  RuntimeVersion,
  Slot,
  SlotDuration,
} from "./runtime.ts";
export {
  ApplyExtrinsicResult,
  InvalidTransaction,
  TransactionSource,
  TransactionValidity,
  TransactionValidityError,
  UnknownTransaction,
  ValidTransaction,
} from "./validity.ts";
