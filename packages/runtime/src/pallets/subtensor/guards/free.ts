import { type Dispatcher, invalidCustom, type RuntimeCall, type State, signed } from "../../../framework/index.ts";
import { codeOf } from "./codes.ts";

/**
 * On a chain that began without TAO, lets a call that costs no fee pass only when it would succeed now: it is tried and
 * undone. Otherwise anybody could fill blocks with calls that fail and cost nothing (deviations F8).
 */
export function validateFreeCall(state: State, who: Uint8Array, call: RuntimeCall, runtime: Dispatcher): void {
  if (!state.params.fairLaunch || runtime.info(state, call).paysFee) return;
  const result = state.dryRun(() => runtime.dispatch(state, signed(who), call));
  if (!result.ok) invalidCustom(codeOf(result.error));
}
