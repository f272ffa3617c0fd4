/**
 * Wire types of Substrate-based chains that a runtime and a node share.
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
export { type ExtrinsicEnvelope, readEnvelope, writeEnvelope } from "./extrinsic.ts";
export {
  AURA_ENGINE_ID,
  Block,
  ConsensusEngineId,
  Digest,
  DigestItem,
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
