import { canonical } from "./canonical.ts";
import { changeSets } from "./changeSets.ts";
import type { Lie } from "./ledger.ts";

/** A question to a node. */
export interface Question {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** Values by their keys, in an answer to `state_queryStorageAt`; `undefined` when it is none. */
function valuesIn(answer: unknown): ReadonlyMap<string, string | null> | undefined {
  const sets = changeSets.safeParse(answer).data;
  return sets === undefined ? undefined : new Map(sets[0].changes);
}

/** The part of an answer that is proven, as text. */
function provenPart({ method }: Question, answer: unknown): string {
  // Proofs of finality beside a block may be many, and are not of the block.
  if (method === "chain_getBlock" && typeof answer === "object" && answer !== null && "block" in answer) {
    return canonical(answer.block);
  }
  return canonical(answer);
}

/** Returns what in an answer of a node is not what is proven; of many values, those that differ. */
export function liesIn(question: Question, said: unknown, proven: unknown): readonly Lie[] {
  const [own, right] = [provenPart(question, said), provenPart(question, proven)];
  // A node that has no such block, or not yet, does not lie.
  if (own === right || (own === "null" && question.method.startsWith("chain_"))) return [];
  const whole = [{ ...question, said: own, proven: right }];
  if (question.method !== "state_queryStorageAt") return whole;
  const [ownValues, rightValues] = [valuesIn(said), valuesIn(proven)];
  if (ownValues === undefined || rightValues === undefined) return whole;
  const lies: Lie[] = [];
  for (const [key, value] of rightValues) {
    const told = ownValues.get(key) ?? null;
    if (told === value) continue;
    const { method, params } = question;
    lies.push({ method, params: [key, params[1]], said: canonical(told), proven: canonical(value) });
  }
  return lies.length === 0 ? whole : lies;
}
