import { DispatchFailure, type State, toWeight, type Weight } from "../../../framework/index.ts";

/** Work that cannot be told before, as what it was, also when it fails: for calls that may take a whole block. */
export function metered(state: State, action: () => void): { readonly actualWeight: Weight } {
  let failure: DispatchFailure | undefined;
  const work = state.workOf(() => {
    try {
      action();
    } catch (error) {
      if (!(error instanceof DispatchFailure)) throw error;
      failure = error;
    }
  });
  const output = { actualWeight: toWeight(work) };
  if (failure !== undefined) throw new DispatchFailure(failure.error, output);
  return output;
}
