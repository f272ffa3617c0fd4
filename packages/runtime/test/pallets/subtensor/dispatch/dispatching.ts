import { expect } from "vitest";
import { pallets } from "../../../../src/assembly/pallets.ts";
import {
  createDispatcher,
  type DispatchError,
  type Origin,
  ROOT_ORIGIN,
  type RuntimeApi,
  type RuntimeCall,
  type State,
  sameError,
  signed,
  toWeight,
} from "../../../../src/framework/index.ts";
import { errors as adminErrors } from "../../../../src/pallets/adminUtils/errors.ts";
import { errors } from "../../../../src/pallets/subtensor/errors.ts";
import type { TestChain } from "../../../executive/chain.ts";
import { workOf } from "../../../workOf.ts";

const dispatcher = createDispatcher(pallets, "node_subtensor_runtime::RuntimeCall");
const named: readonly (readonly [string, DispatchError])[] = [
  ...Object.entries(errors),
  ...Object.entries(adminErrors).map(([name, error]) => [`AdminUtils.${name}`, error] as const),
];

/** The error's name, or its kind where it is no pallet's of ours. */
function nameOf(error: DispatchError): string {
  return named.find(([, known]) => sameError(known, error))?.[0] ?? error.type;
}

/** Makes a call on behalf of an origin; "ok", or the name of its error. */
function dispatchBy(state: State, origin: Origin, call: RuntimeCall): string {
  const result = dispatcher.dispatch(state, origin, call);
  return result.ok ? "ok" : nameOf(result.error);
}

/** Makes a call of an account. */
export const dispatch = (state: State, who: Uint8Array, call: RuntimeCall): string =>
  dispatchBy(state, signed(who), call);

/** Makes a call of the chain itself. */
export const dispatchAsRoot = (state: State, call: RuntimeCall): string => dispatchBy(state, ROOT_ORIGIN, call);

/** The answer of a runtime API's method in this state. */
export function ask(state: State, api: RuntimeApi, method: string, args: Record<string, unknown>): unknown {
  return api.methods[method]?.run({ state, runtime: dispatcher }, args);
}

/**
 * Returns whether a call of an account, which succeeds, does at most the work that it weighs: time, then reads and
 * writes as time.
 */
export function expectWeighed(state: State, who: Uint8Array, call: RuntimeCall): void {
  const declared = dispatcher.info(state, call, who).weight;
  const done = toWeight(workOf(state, () => expect(dispatch(state, who, call)).toBe("ok")));
  expect(declared.refTime).toBeGreaterThanOrEqual(done.refTime);
}

/** Result that a call would have in the chain's present state. */
export function outcome(chain: TestChain, who: Uint8Array, call: RuntimeCall): string {
  const state = chain.reader();
  return state.dryRun(() => dispatch(state, who, call));
}

/**
 * The code with which the pool refuses a transaction; "ok" when it takes it, the kind of refusal when it has no code.
 */
export function poolCode(chain: TestChain, extrinsic: Uint8Array): number | string {
  const validity = chain.validate(extrinsic);
  if (validity.type === "Ok") return "ok";
  const reason = validity.value;
  return reason.type === "Invalid" && reason.value.type === "Custom" ? reason.value.value : reason.value.type;
}
