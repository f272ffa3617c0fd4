import type { Judge } from "@opentao/sdk";
import { packageFile } from "../files.ts";
import { freshSeed, Random } from "../random.ts";
import { measure } from "./continuation.ts";
import { openLanguageModel } from "./languageModel.ts";
import { questionKinds, questionPrompt } from "./questions.ts";
import { scoreWriting, type TextSecret } from "./score.ts";
import { makeStory } from "./story.ts";
import type { TextRequest, TextResponse } from "./synapse.ts";
import { shippedTokenizer } from "./tokenizer.ts";

const FEWEST_WORDS = 20;
const MOST_WORDS = 60;
const TIMEOUT_MS = 12_000;

/**
 * Asks one fresh question of each kind, whose answers it knows, and for the continuation of a fresh story, which a model of its own
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
  return {
    nextTask: async () => {
      const questions = random.shuffle(questionKinds).map((ask) => ask(random));
      const story = makeStory(random);
      return {
        request: {
          questions: questions.map(questionPrompt),
          opening: story.opening,
          fewestWords: FEWEST_WORDS,
          mostWords: MOST_WORDS,
        },
        secret: { questions, yardstick: await measure(model, tokenizer, story, random) },
        timeoutMs: TIMEOUT_MS,
      };
    },
    score: (task, answers) => scoreWriting(task, answers, { model, tokenizer }),
    close: () => model.close(),
  };
}
