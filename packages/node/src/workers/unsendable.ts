import type { JobRequest, ThreadTurn } from "./messages.ts";
import { decodeTransactions } from "./validations.ts";

/** Returns the places of the requests of a turn that cannot be copied to a thread. Transactions are bytes already. */
export function unsendable({ transactions, others }: ThreadTurn): number[] {
  const first = decodeTransactions(transactions).length;
  return others.flatMap((request, i) => (canBeSent(request) ? [] : [first + i]));
}

function canBeSent(request: JobRequest): boolean {
  try {
    structuredClone(request);
    return true;
  } catch {
    return false; // the engine said why when the turn was sent
  }
}
