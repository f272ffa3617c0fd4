import { type DispatchError, DispatchFailure, type DispatchOutput, type State } from "../../../framework/index.ts";
import { events } from "../events.ts";

/** One item of a batch and the subnet it is for. */
export interface BatchItem {
  readonly netuid: number;
  run(): void;
}

function errorOf(state: State, item: BatchItem): DispatchError | undefined {
  try {
    state.transactional(() => item.run());
    return undefined;
  } catch (error) {
    if (error instanceof DispatchFailure) return error.error;
    throw error;
  }
}

/**
 * Runs the items of a batch of weights. A failing item does not stop the others: it is undone and told as an event, and
 * the batch as a whole succeeds (protocol: consensus §5.5), but owes its fee (deviations F8).
 */
export function runBatch(state: State, hotkey: Uint8Array, items: readonly BatchItem[]): DispatchOutput {
  const failed = items
    .map((item) => ({ netuid: item.netuid, error: errorOf(state, item) }))
    .filter((result) => result.error !== undefined);
  if (failed.length > 0) state.deposit(events.BatchCompletedWithErrors());
  for (const { netuid, error } of failed) {
    if (error !== undefined) state.deposit(events.BatchWeightItemFailed([netuid, error]));
  }
  state.deposit(events.BatchWeightsCompleted([items.map(({ netuid }) => netuid), hotkey]));
  return failed.length > 0 ? { paysFee: true } : {};
}
