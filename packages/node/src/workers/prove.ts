import type { Proofs } from "../chain/proofs.ts";
import type { CallBudget } from "../state/index.ts";
import type { ProofQuestion } from "./interface.ts";

/**
 * What answers questions of peers for proofs.
 *
 * @param budget - what a call may ask of the state: it is made without the caches of other calls
 */
export function prover(proofs: Proofs, budget: CallBudget): (question: ProofQuestion) => Uint8Array[] {
  return (question) => {
    const { hash } = question;
    if (question.kind === "call") return proofs.proveCall(hash, question.method, question.input, budget);
    if (question.kind === "read") return proofs.proveRead(hash, question.keys);
    return proofs.proveRange(hash, question.after, question.maxBytes);
  };
}
