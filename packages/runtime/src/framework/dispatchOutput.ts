import type { WeightSpec } from "./weights.ts";

/**
 * What a call may say of itself after it ran: the weight it really took, and whether a fee is due after all. Without it
 * the declaration holds; a call that fails always owes its fee.
 */
export interface DispatchOutput {
  readonly actualWeight?: WeightSpec;
  readonly paysFee?: boolean;
}
