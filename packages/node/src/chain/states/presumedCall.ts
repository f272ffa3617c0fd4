import type { Runtime } from "@opentao/runtime/boundary";
import {
  type CallBudget,
  MeteredExternalities,
  type SignatureVerifier,
  type Signed,
  StateExternalities,
  type TrieState,
} from "../../state/index.ts";

/** Budget of a call of which it is not known whether its signatures are right. */
const BUDGET: CallBudget = { operations: 256, writtenBytes: 16 * 1024 };

/** Output of a call, if signatures are right. */
export interface Presumed {
  readonly output: Uint8Array;
  readonly signed: readonly Signed[];
}

/** A state for which every signature is right, and the signatures that it was asked about, in their order. */
export function presumingState(stored: TrieState): { readonly state: StateExternalities; readonly signed: Signed[] } {
  const signed: Signed[] = [];
  const verify: SignatureVerifier["verify"] = (scheme, signature, message, publicKey) => {
    // The runtime writes the next message where this one stands.
    signed.push({ scheme, signature, message: message.slice(), publicKey });
    return true;
  };
  return { signed, state: new StateExternalities(stored, { verify }) };
}

/**
 * Calls the runtime as though all signatures were right, and returns these with the output, which is that of the call
 * itself if they are; `undefined` when it asks for more than may be done for who has signed nothing, or throws.
 */
export function presumeCall(
  runtime: Runtime,
  stored: TrieState,
  method: string,
  input: Uint8Array,
): Presumed | undefined {
  const { signed, state } = presumingState(stored);
  const metered = new MeteredExternalities(state, BUDGET);
  try {
    const output = runtime.call(method, input, metered);
    return metered.isOver ? undefined : { output, signed };
  } catch {
    return undefined; // the call itself throws it again
  }
}
