import type { WeightSpec } from "./weights.ts";

/** What a call may say of itself after it ran: the weight it really took, and whether the fee stands. */
export interface DispatchOutput {
  readonly actualWeight?: WeightSpec;
  readonly paysFee?: boolean;
}
