import { DispatchFailure, type State, type Weight } from "../../../framework/index.ts";

/** A call whose weight shows as it goes (`State.weigh`), also when it fails: of those that may take a whole block. */
export function metered(state: State, action: () => void): { readonly actualWeight: Weight } {
  let failure: DispatchFailure | undefined;
  const actualWeight = state.weightOf(() => {
    try {
      action();
    } catch (error) {
      if (!(error instanceof DispatchFailure)) throw error;
      failure = error;
    }
  });
  const output = { actualWeight };
  if (failure !== undefined) throw new DispatchFailure(failure.error, output);
  return output;
}
