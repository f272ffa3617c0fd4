/**
 * The pallet framework: how a pallet declares its storage, calls, events, errors and constants once, and how codecs,
 * storage keys, dispatch and metadata follow from that. docs/pallets.md shows it by example.
 *
 * @packageDocumentation
 */

export { type ApiMethod, apiMethod, describeApi, type RuntimeApi, runtimeApi } from "./api.ts";
export {
  type ArgsOf,
  type CallContext,
  type CallDefinition,
  call,
  type PalletCalls,
  palletCalls,
  type WeighContext,
} from "./calls.ts";
export { palletConstants } from "./constants.ts";
export { describePallet, outerEnums } from "./describe.ts";
export type { CallInfo, Dispatcher, DispatchResult } from "./dispatch.ts";
export { outcomeOf } from "./dispatch.ts";
export { createDispatcher, dispatchOrFail } from "./dispatcher.ts";
export {
  arithmeticError,
  attempt,
  BadOrigin,
  CannotLookup,
  DispatchError,
  DispatchFailure,
  ensure,
  fail,
  palletErrors,
  sameError,
  tokenError,
} from "./errors.ts";
export { palletEvents } from "./events.ts";
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
  twox64Concat,
} from "./hashers.ts";
export {
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
  type Inherent,
  inherentDataOf,
  inherentIdentifier,
  type Pallet,
} from "./pallet.ts";
export { rulesOf } from "./rules.ts";
export { RuntimeCall, withRuntimeCalls } from "./runtimeCall.ts";
export { outerEvents, RuntimeEvent, withRuntimeEvents } from "./runtimeEvent.ts";
export { State } from "./state.ts";
export { palletStorage } from "./storage.ts";
export { Subject } from "./subject.ts";
export {
  type AlternativePayment,
  type CallGuards,
  type DueFee,
  invalid,
  invalidCustom,
  type RefusalReason,
  TransactionRefused,
  type TransactionRules,
} from "./transactions.ts";
export type { DispatchOutput } from "./weights.ts";
export {
  addWeights,
  exceeds,
  minWeight,
  subtractWeights,
  toWeight,
  type Weight,
  type WeightSpec,
  WHOLE_BLOCK,
  ZERO_WEIGHT,
} from "./weights.ts";
export { CODE_KEY, EXTRINSIC_INDEX_KEY, HEAP_PAGES_KEY, itemPrefix } from "./wellKnownKeys.ts";
