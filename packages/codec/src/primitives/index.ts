/**
 * Wire types of the Substrate family that a runtime and a node share.
 *
 * @packageDocumentation
 */

export { MultiAddress, MultiSignature } from "./address.ts";
export {
  ArithmeticError,
  DispatchClass,
  DispatchError,
  DispatchEventInfo,
  DispatchOutcome,
  ModuleError,
  Pays,
  TokenError,
  TransactionalError,
  TrieError,
  Weight,
} from "./dispatch.ts";
export { Era, eraBirth, eraDeath, IMMORTAL, mortalEra } from "./era.ts";
export { Block, ConsensusEngineId, Digest, DigestItem, Header, OpaqueExtrinsic } from "./header.ts";
export {
  CheckInherentsResult,
  ExtrinsicInclusionMode,
  InherentData,
  InherentIdentifier,
  OpaqueMetadata,
  RuntimeVersion,
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
