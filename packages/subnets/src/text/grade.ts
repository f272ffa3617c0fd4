import type { Question } from "./questions.ts";
import { LONGEST_ANSWER } from "./synapse.ts";
import { wordsOf } from "./words.ts";

/** Words of an answer beyond the expected ones, at most; `The lamp is in the barn.` has five. */
const MOST_EXTRA_WORDS = 10;

/** Words that an answer in a full sentence may hold beside those of the question. */
const FILLERS: ReadonlySet<string> = new Set(
  "a an and answer are at by comes correct has have in is it its next now number of on one s so that the their then there they this to was with words".split(
    " ",
  ),
);

/** Numbers in words, as models that were brought up on books write them. */
const NUMBERS: ReadonlyMap<string, string> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, value) => [word, String(value)]),
);

/** Words of the answer that say something that the question has not said. */
function telling(answer: string, { question, answer: expected }: Question): string[] {
  const wanted = new Set(expected.map((word) => word.toLowerCase()));
  const asked = new Set(wordsOf(question));
  return wordsOf(answer)
    .map((word) => (wanted.has(word) ? word : (NUMBERS.get(word) ?? word)))
    .filter((word) => wanted.has(word) || !(asked.has(word) || FILLERS.has(word)));
}

/**
 * How right an answer is, 0 to 1. What it says beyond the question's own words must be the expected words and nothing else, so an
 * answer that names every candidate is wrong. Of an answer of several words, the share that is right from the start counts.
 */
export function gradeAnswer(answer: string, question: Question): number {
  if (answer.length > LONGEST_ANSWER) return 0;
  const firstLine = answer.trim().split("\n")[0] ?? "";
  const expected = question.answer.map((word) => word.toLowerCase());
  if (wordsOf(firstLine).length > expected.length + MOST_EXTRA_WORDS) return 0;
  const said = telling(firstLine, question);
  if (said.length > expected.length) return 0;
  const wrongAt = expected.findIndex((word, index) => word !== said[index]);
  return wrongAt < 0 ? 1 : wrongAt / expected.length;
}

/** Grade that guessing among the words of a prompt can reach on the average; it earns nothing. */
const GUESSED = 0.2;

/** Mean grade of the answers, less what guessing gives, 0 to 1; an answer too few or too many makes it 0. */
export function gradeAnswers(answers: readonly string[], questions: readonly Question[]): number {
  if (answers.length !== questions.length || questions.length === 0) return 0;
  const total = questions.reduce((sum, question, index) => sum + gradeAnswer(answers[index] ?? "", question), 0);
  return Math.max(0, (total / questions.length - GUESSED) / (1 - GUESSED));
}
