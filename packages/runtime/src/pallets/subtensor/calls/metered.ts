import { DispatchFailure, type State, type Weight } from "../../../framework/index.ts";

/** Runs a call whose weight shows as it goes (`State.weigh`), and says what it was, also when it fails. */
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
