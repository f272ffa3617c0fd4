import type { Task, TaskExplanation } from "@opentao/sdk";
import type { Guess } from "./candidates.ts";
import { soundness } from "./continuation.ts";
import type { Exercise } from "./exercises.ts";
import { Pieces } from "./pieces.ts";
import type { TextSecret } from "./score.ts";
import { predictionSkill } from "./skill.ts";
import type { TextRequest, TextResponse } from "./synapse.ts";
import { shippedTokenizer } from "./tokenizer.ts";

/** Characters of a context that are shown: its end, behind which it goes on. */
const SHOWN_CONTEXT = 90;
const SHOWN_GUESSES = 3;
const LEAST_SHOWN = 0.01;

let known: Pieces | undefined;
/** Made when it is needed first: miners need none. */
function pieces(): Pieces {
  known ??= new Pieces(shippedTokenizer());
  return known;
}

function listed(guesses: readonly Guess[]): string {
  const likeliest = guesses
    .filter(([, probability]) => probability >= LEAST_SHOWN)
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN_GUESSES);
  return likeliest
    .map(([text, probability]) => `“${text.replaceAll("\n", "⏎")}” ${(probability * 100).toFixed(0)} %`)
    .join(", ");
}

function truthOf({ truth }: Exercise): string {
  const guesses = [...truth].flatMap((probability, token): Guess[] => {
    const text = probability > 0 ? pieces().textOf(token) : undefined;
    return text === undefined ? [] : [[text, probability]];
  });
  return listed(guesses);
}

function reasonFor(answer: TextResponse, { request, secret }: Task<TextRequest, TextSecret>): string {
  const { exercises, floor } = secret;
  const skill = predictionSkill(answer.predictions, exercises, pieces());
  if (skill === undefined) return "its predictions do not fit the task";
  const known = `predicts ${(Math.max(0, skill) * 100).toFixed(0)} % of what can be known of ${exercises.length} texts`;
  if (skill <= floor)
    return `${known}; up to ${(floor * 100).toFixed(0)} % can be had without a model and earn nothing`;
  const sound = soundness(answer.continuation, request.opening, request);
  if (sound === 0) return `${known}, but how it goes on with the story is no continuation`;
  return `${known}, of which what is above ${(floor * 100).toFixed(0)} % counts, times ½ to 1 for how the story goes on (${(sound * 100).toFixed(0)} % sound)`;
}

/**
 * Explains a task (the first of its texts stands for all) and its answer: the truth, the prediction, and the reason for
 * its score.
 */
export function explainWriting(task: Task<TextRequest, TextSecret>, answer: TextResponse | undefined): TaskExplanation {
  const [first] = task.secret.exercises;
  const guesses = answer?.predictions[0]?.map(({ text, probability }): Guess => [text, probability]) ?? [];
  return {
    question: `what comes next? “…${(first?.context ?? task.request.opening).slice(-SHOWN_CONTEXT)}”`,
    truth: first === undefined ? "" : truthOf(first),
    answer: answer === undefined ? "" : `${listed(guesses)}; story: “${answer.continuation.trim()}”`,
    reason: answer === undefined ? "no answer" : reasonFor(answer, task),
  };
}
