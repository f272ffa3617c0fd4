import { DISPATCH_ERRORS } from "./chainErrors.ts";
import { CUSTOM_CODES, RPC_CODES, VALIDITY_TEXTS } from "./validity.ts";

export { cureOf } from "./cures.ts";

/** Error of a chain or node in plain words. */
export interface ChainErrorExplanation {
  /** Name, code or text by which a chain or node reports it. */
  readonly name: string;
  readonly cause: string;
  readonly cure: string;
}

function explanations(entries: Readonly<Record<string, readonly [string, string]>>, prefix = "") {
  return Object.entries(entries).map(([name, [cause, cure]]) => ({ name: `${prefix}${name}`, cause, cure }));
}

/** Errors of dispatch that belong to no pallet. */
export const dispatchErrors: readonly ChainErrorExplanation[] = explanations(DISPATCH_ERRORS);

/**
 * Reasons for which a node rejects a transaction: the chain's own codes, texts of the standard ones, codes of JSON-RPC.
 */
export const transactionRejections: readonly ChainErrorExplanation[] = [
  ...explanations(CUSTOM_CODES, "Custom error: "),
  ...explanations(VALIDITY_TEXTS),
  ...explanations(RPC_CODES),
];
