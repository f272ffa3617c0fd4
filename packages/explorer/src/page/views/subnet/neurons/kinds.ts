import type { Neuron } from "@opentao/sdk/browser";

/** Kinds of neurons by which the table is filtered. */
export const KINDS = ["all", "validators", "miners", "serving"] as const;

/** A kind of neurons. */
export type NeuronKind = (typeof KINDS)[number];

/** Returns whether a neuron works as a validator: its scores count, and it has given some. */
export function isValidator({ hasValidatorPermit, dividends, validatorTrust }: Neuron): boolean {
  return hasValidatorPermit && (dividends > 0 || validatorTrust > 0);
}

/** Returns whether a neuron is of a kind. */
export function isOfKind(neuron: Neuron, kind: NeuronKind): boolean {
  if (kind === "validators") return isValidator(neuron);
  if (kind === "miners") return neuron.incentive > 0;
  if (kind === "serving") return neuron.axon !== undefined;
  return true;
}
