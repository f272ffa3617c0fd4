import type { Task, TaskExplanation } from "@opentao/sdk";
import type { ImageSecret } from "./judge.ts";
import { recognitionQuality } from "./score.ts";
import type { ImageRequest, ImageResponse } from "./synapse.ts";

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** The digit that an answer holds for the most likely. */
export function likeliest(row: readonly number[]): number {
  return row.indexOf(Math.max(...row));
}

function reasonFor({ probabilities }: ImageResponse, labels: readonly number[]): string {
  const right = labels.filter((label, index) => likeliest(probabilities[index] ?? []) === label).length;
  const sure = labels.reduce((sum, label, index) => sum + (probabilities[index]?.[label] ?? 0), 0) / labels.length;
  const quality = recognitionQuality({ probabilities }, labels);
  return `${right} of ${labels.length} right, ${percent(sure)} sure of the truth on average: knows ${percent(quality)}; slowness costs up to 5 %`;
}

/** Explains a task and its answer: the right digits, the likeliest ones of the answer, and the reason for its score. */
export function explainRecognition(
  { request, secret }: Task<ImageRequest, ImageSecret>,
  answer: ImageResponse | undefined,
): TaskExplanation {
  return {
    question: `which digits do these ${request.images.length} images show, and how sure are you?`,
    truth: secret.labels.join(" "),
    answer: answer === undefined ? "" : answer.probabilities.map(likeliest).join(" "),
    reason: answer === undefined ? "no answer" : reasonFor(answer, secret.labels),
  };
}
