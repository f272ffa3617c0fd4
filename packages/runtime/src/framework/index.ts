/**
 * The pallet framework: how a pallet declares its storage, calls, events, errors and constants once, and how codecs,
 * storage keys, dispatch and metadata follow from that. docs/pallets.md shows it by example.
 *
 * @packageDocumentation
 */

export { type ApiContext, type ApiMethod, apiMethod, describeApi, type RuntimeApi, runtimeApi } from "./api.ts";
export {
  type ArgsOf,
  type CallContext,
  type CallDefinition,
  type CallSpec,
  call,
  type PalletCalls,
  palletCalls,
  type WeighContext,
} from "./calls.ts";
export { type Constant, type PalletConstants, palletConstants } from "./constants.ts";
export { describePallet, outerEnums } from "./describe.ts";
export type { CallInfo, Dispatcher, DispatchResult } from "./dispatch.ts";
export { createDispatcher, dispatchOrFail } from "./dispatcher.ts";
export type { DispatchOutput } from "./dispatchOutput.ts";
export {
  arithmeticError,
  BadOrigin,
  CannotLookup,
  DispatchError,
  DispatchFailure,
  ensure,
  fail,
  type PalletErrors,
  palletErrors,
  sameError,
  tokenError,
} from "./errors.ts";
export { type PalletEvent, type PalletEvents, palletEvents } from "./events.ts";
export {
  asAccount,
  asBigInt,
  asBoolean,
  asList,
  asNumber,
  asSection,
  GenesisError,
  type GenesisSection,
  type Json,
} from "./genesis.ts";
export {
  blake2_128Concat,
  identity,
  type KeyHasher,
  twox64Concat,
} from "./hashers.ts";
export {
  type CallFilter,
  ensureNone,
  ensureRoot,
  ensureSigned,
  isRoot,
  NO_ORIGIN,
  type Origin,
  ROOT_ORIGIN,
  signed,
  withFilter,
} from "./origins.ts";
export {
  definePallet,
  type HookContext,
  type Inherent,
  type InherentProblem,
  inherentDataOf,
  inherentIdentifier,
  type Pallet,
  type PalletHooks,
  type PalletSpec,
} from "./pallet.ts";
export { type PalletCall, RuntimeCall, withRuntimeCalls } from "./runtimeCall.ts";
export { outerEvents, RuntimeEvent, withRuntimeEvents } from "./runtimeEvent.ts";
export { State } from "./state.ts";
export { type AnyStorageItem, type PalletStorage, palletStorage } from "./storage.ts";
export { StorageMap } from "./storageMap.ts";
export { StorageValue } from "./storageValue.ts";
export {
  type AlternativePayment,
  type CallGuards,
  invalid,
  invalidCustom,
  TransactionRefused,
  type TransactionRules,
  type UnsignedContext,
} from "./transactions.ts";
export {
  addWeights,
  exceeds,
  minWeight,
  subtractWeights,
  toWeight,
  type Weight,
  type WeightSpec,
  ZERO_WEIGHT,
} from "./weights.ts";
export { CODE_KEY, EXTRINSIC_INDEX_KEY, HEAP_PAGES_KEY } from "./wellKnownKeys.ts";
