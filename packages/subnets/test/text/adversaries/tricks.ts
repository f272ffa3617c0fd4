import type { Candidate } from "../../../src/text/synapse.ts";
import type { Predictor } from "./predictor.ts";

const sure = (text: string, probability = 0.95): Candidate[] => [{ text, probability }];
const wordsIn = (context: string): string[] => context.match(/ ?[\p{L}\d]+|[^\s\p{L}\d]/gu) ?? [];

/** The same for every context. */
export const constant: Predictor = () => [
  { text: ".", probability: 0.3 },
  { text: " the", probability: 0.2 },
  { text: " was", probability: 0.1 },
  { text: " in", probability: 0.1 },
];

/** Nothing but remainder. */
export const remainder: Predictor = () => [];

/** Prediction of what followed the last word when it stood in the context before. */
export const copyOfThePrompt: Predictor = (context) => {
  const words = wordsIn(context);
  const before = words.lastIndexOf(words.at(-1) ?? "", -2);
  return sure(words[before + 1] ?? ".");
};

/**
 * Patterns for the questions of the generator: whatever ends in `Answer:` is answered from the facts before it,
 * `Question` is a format.
 */
export const questionPatterns: Predictor = (context) => {
  const lines = context.split("\n");
  const line = lines.at(-1) ?? "";
  if (line === "") return sure("Question");
  if (line === "Question") return sure(":");
  if (line === "Answer") return sure(":");
  const question = lines.at(-2) ?? "";
  if (line !== "Answer:") return copyOfThePrompt(context);
  const facts = lines.slice(0, -2).join(" ");
  const backwards = /backwards: (.*)\./.exec(question)?.[1]?.split(" ").at(-1);
  const repeated = /these words: (\S+)/.exec(question)?.[1];
  const numbers = (/next: ([\d ]+)/.exec(question)?.[1] ?? "").split(" ").map(Number);
  const thing = /(?:Where is|Who has|color is) the (\w+)/.exec(question)?.[1];
  const sentence = facts.split(". ").findLast((fact) => fact.includes(` ${thing}`));
  const sum = /had (\d+).*(found|lost) (\d+)/.exec(facts);
  const total = sum === null ? undefined : Number(sum[1]) + (sum[2] === "found" ? 1 : -1) * Number(sum[3]);
  const next = numbers.length > 1 ? 2 * (numbers.at(-1) ?? 0) - (numbers.at(-2) ?? 0) : undefined;
  const answer = backwards ?? repeated ?? next ?? total ?? sentence?.split(" ").at(-1)?.replace(".", "");
  return sure(` ${answer ?? "barn"}`);
};

/** Predictions by the number of the context, whatever it says: those of the task before. */
export function copycat(): (
  contexts: readonly string[],
  honest: readonly (readonly Candidate[])[],
) => (readonly Candidate[])[] {
  let last: readonly (readonly Candidate[])[] = [];
  return (contexts, honest) => {
    const copied = contexts.map((_, at) => last[at] ?? []);
    last = honest;
    return copied;
  };
}

/** Remembers all that a model predicted, by the last words of the context, and says it again when they return. */
export function lookup(): { learn(context: string, prediction: readonly Candidate[]): void; predict: Predictor } {
  const memory = new Map<string, readonly Candidate[]>();
  const keys = (context: string): string[] => [4, 3, 2, 1].map((count) => wordsIn(context).slice(-count).join(""));
  return {
    learn: (context, prediction) => {
      for (const key of keys(context)) memory.set(key, prediction);
    },
    predict: (context) =>
      keys(context)
        .map((key) => memory.get(key))
        .find((known) => known !== undefined) ?? [],
  };
}

/** Reports that are no predictions. Each row is one, in the place of a good one. */
export const malformed: readonly (readonly [string, readonly Candidate[]])[] = [
  [
    "more than 1 in all",
    [
      { text: " the", probability: 0.8 },
      { text: ".", probability: 0.8 },
    ],
  ],
  [
    "below 0",
    [
      { text: " the", probability: -0.5 },
      { text: ".", probability: 1 },
    ],
  ],
  ["above 1", [{ text: " the", probability: 1.5 }]],
  ["no number", [{ text: " the", probability: Number.NaN }]],
  ["without end", [{ text: " the", probability: Number.POSITIVE_INFINITY }]],
  [
    "the same twice",
    [
      { text: " the", probability: 0.5 },
      { text: " the", probability: 0.5 },
    ],
  ],
  ["no text", [{ text: "", probability: 0.5 }]],
];
