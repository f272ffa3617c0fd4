import type { Codec } from "@opentao/codec";
import type { DispatchClass, DispatchError } from "@opentao/codec/primitives";
import type { DispatchOutput } from "./dispatchOutput.ts";
import type { Origin } from "./origins.ts";
import type { RuntimeCall } from "./runtimeCall.ts";
import type { State } from "./state.ts";
import type { Weight } from "./weights.ts";

/** Declared cost of a call. */
export interface CallInfo {
  readonly weight: Weight;
  readonly class: DispatchClass;
  readonly paysFee: boolean;
}

/** What became of a call. A call that failed wrote nothing. */
export type DispatchResult =
  | { readonly ok: true; readonly output: DispatchOutput }
  | { readonly ok: false; readonly error: DispatchError; readonly output: DispatchOutput };

/** Makes calls of a runtime's pallets. */
export interface Dispatcher {
  /** The enumeration of all calls. */
  readonly calls: Codec<RuntimeCall>;
  /** What a call costs before it is made, with all calls inside it: each is looked at once. `who` makes it. */
  info(state: State, call: RuntimeCall, who?: Uint8Array): CallInfo;
  /** Makes a call in a storage layer of its own, if the origin and the pallets' rules permit it. */
  dispatch(state: State, origin: Origin, call: RuntimeCall): DispatchResult;
}
