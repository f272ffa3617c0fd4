import type { Task } from "@opentao/sdk";
import type { SubnetJudge } from "../definition.ts";
import { packageFile } from "../files.ts";
import { freshSeed, Random } from "../random.ts";
import { augmentedSource } from "./augmented.ts";
import { measure } from "./continuation.ts";
import { corpusSource } from "./corpus.ts";
import type { Exercise } from "./exercises.ts";
import { writeContinuation } from "./generate.ts";
import { openLanguageModel } from "./languageModel.ts";
import { Pieces } from "./pieces.ts";
import { scoreWriting, type TextSecret } from "./score.ts";
import type { TextRequest, TextResponse } from "./synapse.ts";
import { shippedTokenizer } from "./tokenizer.ts";

/** Texts that break off in a task: enough that a few tasks tell a good model from a worse one. */
const EXERCISES = 32;
const FEWEST_WORDS = 20;
const MOST_WORDS = 60;
const TIMEOUT_MS = 12_000;

/**
 * A judge whose tasks are how fresh texts go on (by the expectation of its own reference model, or by texts that the
 * operator holds) and a continuation, which the reference judges. The reference is the best model that ships.
 *
 * @throws SubnetError `MODEL_UNREADABLE`, `DATA_DAMAGED`, `CORPUS_UNREADABLE`, `CORPUS_TOO_SMALL`
 */
export async function createTextJudge(options: {
  readonly seed?: string;
  readonly corpus?: string;
}): Promise<SubnetJudge<TextRequest, TextResponse, TextSecret>> {
  const random = new Random(options.seed ?? freshSeed());
  const tokenizer = shippedTokenizer();
  const pieces = new Pieces(tokenizer);
  const model = await openLanguageModel(packageFile("models/text-small.onnx"), tokenizer.size);
  const reference = { model, tokenizer };
  const { corpus } = options;
  const source =
    corpus === undefined ? augmentedSource(reference, random) : await corpusSource(corpus, tokenizer, random);

  async function taskFor(story: { opening: string; continuation: string }): Promise<Task<TextRequest, TextSecret>> {
    const exercises: Exercise[] = [];
    while (exercises.length < EXERCISES) exercises.push(await source.exercise());
    return {
      request: {
        contexts: exercises.map(({ context }) => context),
        opening: story.opening,
        fewestWords: FEWEST_WORDS,
        mostWords: MOST_WORDS,
      },
      secret: {
        exercises,
        floor: source.floor,
        // The reference knows nothing of an operator's texts.
        yardstick: corpus === undefined ? await measure(reference, story, random) : undefined,
      },
      timeoutMs: TIMEOUT_MS,
    };
  }

  return {
    nextTask: () => taskFor(source.story()),
    organicTask: async (prompt) => {
      const { signal } = new AbortController();
      const continuation = await writeContinuation({ model, tokenizer, signal }, prompt, FEWEST_WORDS, random);
      return await taskFor({ opening: prompt, continuation });
    },
    score: (task, answers) => scoreWriting(task, answers, { reference, pieces }),
    close: () => model.close(),
  };
}
