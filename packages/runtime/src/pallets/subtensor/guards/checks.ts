import type { ArgsOf, CallDefinition, PalletCalls, RuntimeCall, State } from "../../../framework/index.ts";

/** Check that fails when an account may not make a call with these arguments now. */
export type Check<C extends CallDefinition> = (state: State, who: Uint8Array, args: ArgsOf<C>) => void;

/** Checks by the name of their call. */
export interface Checks {
  /** Returns whether there is a check for a call. */
  has(call: RuntimeCall): boolean;
  /** Runs the call's check, if there is one. */
  run(state: State, who: Uint8Array, call: RuntimeCall): void;
}

/** Checks for some calls of the pallet. */
export function checksOf<C extends PalletCalls>(_calls: C, checks: { readonly [N in keyof C]?: Check<C[N]> }): Checks {
  const byName = new Map(Object.entries(checks));
  const find = ({ type, value }: RuntimeCall) => (type === "SubtensorModule" ? byName.get(value.type) : undefined);
  return {
    has: (call) => find(call) !== undefined,
    run: (state, who, call) => {
      // The arguments were read, or made, by the definition with the check's name.
      find(call)?.(state, who, call.value.value as ArgsOf<C[keyof C]>);
    },
  };
}
