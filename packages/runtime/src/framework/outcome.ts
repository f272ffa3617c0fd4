import type { DispatchOutcome } from "@opentao/codec/primitives";
import type { DispatchResult } from "./dispatch.ts";

/** What became of a call, as events tell it. */
export function outcomeOf(result: DispatchResult): DispatchOutcome {
  return result.ok ? { type: "Ok", value: undefined } : { type: "Err", value: result.error };
}
