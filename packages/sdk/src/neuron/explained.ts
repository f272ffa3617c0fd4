import type { ExplainedScore, Task, TaskExplanation } from "./contracts.ts";
import type { Judged } from "./round.ts";

/** Characters of each part of an explanation that are told: miners may answer at length. */
const LONGEST = 600;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/**
 * A score of a round with its reason, where somebody can `explain`; a miner that did not answer has the reason of that.
 */
export function explainScore<Q, A, S>(
  { uid, score, task, response }: Judged<Q, A, S>,
  explain: ((task: Task<Q, S>, answer: A | undefined) => TaskExplanation) | undefined,
): ExplainedScore {
  if (explain === undefined) return { uid, score };
  const { question, truth, answer, reason } = explain(task, response.ok ? response.answer : undefined);
  const explanation = {
    question: shortened(question),
    truth: shortened(truth),
    answer: shortened(answer),
    reason: shortened(response.ok ? reason : `no answer: ${response.message}`),
  };
  return { uid, score, explanation };
}
