import type { Judge } from "@opentao/sdk";
import { packageFile } from "../files.ts";
import { freshSeed, Random } from "../random.ts";
import { measure } from "./continuation.ts";
import { openLanguageModel } from "./languageModel.ts";
import { askOne, questionKinds, questionPrompt } from "./questions.ts";
import { scoreWriting, type TextSecret } from "./score.ts";
import { makeStory } from "./story.ts";
import type { TextRequest, TextResponse } from "./synapse.ts";
import { shippedTokenizer } from "./tokenizer.ts";

/** So many that one task tells a good model from a worse one. */
const QUESTIONS_OF_A_KIND = 2;
const FEWEST_WORDS = 20;
const MOST_WORDS = 60;
const TIMEOUT_MS = 12_000;

/**
 * Asks two fresh questions of each kind, whose answers it knows, and for the continuation of a fresh story, which a model of its own
 * judges. The reference is the best model that ships.
 *
 * @throws SubnetError `MODEL_UNREADABLE`, `DATA_DAMAGED`
 */
export async function createTextJudge(options: {
  readonly seed?: string;
}): Promise<Judge<TextRequest, TextResponse, TextSecret>> {
  const random = new Random(options.seed ?? freshSeed());
  const tokenizer = shippedTokenizer();
  const model = await openLanguageModel(packageFile("models/text-small.onnx"), tokenizer.size);
  const reference = { model, tokenizer };
  return {
    nextTask: async () => {
      const kinds = Array.from({ length: QUESTIONS_OF_A_KIND }, () => questionKinds).flat();
      const questions = random.shuffle(kinds).map((kind) => askOne(kind(random), random));
      const story = makeStory(random);
      return {
        request: {
          questions: questions.map(questionPrompt),
          opening: story.opening,
          fewestWords: FEWEST_WORDS,
          mostWords: MOST_WORDS,
        },
        secret: { questions, yardstick: await measure(reference, story, random) },
        timeoutMs: TIMEOUT_MS,
      };
    },
    score: (task, answers) => scoreWriting(task, answers, reference),
    close: () => model.close(),
  };
}
