import type { Responder } from "@opentao/sdk";
import { freshSeed, Random } from "../random.ts";
import { writeAnswer, writeContinuation } from "./generate.ts";
import { openLanguageModel } from "./languageModel.ts";
import type { TextRequest, TextResponse } from "./synapse.ts";
import { shippedTokenizer } from "./tokenizer.ts";

/** A miner with a language model of its own, from an ONNX file. @throws SubnetError `MODEL_UNREADABLE`, `MODEL_SIGNATURE` */
export async function createWriter(path: string, title: string): Promise<Responder<TextRequest, TextResponse>> {
  const tokenizer = shippedTokenizer();
  const model = await openLanguageModel(path, tokenizer.size);
  const random = new Random(freshSeed());
  return {
    model: title,
    answer: async ({ questions, opening, fewestWords }, { signal }) => {
      const voice = { model, tokenizer, signal };
      const answers: string[] = [];
      for (const question of questions) answers.push(await writeAnswer(voice, question));
      return { answers, continuation: await writeContinuation(voice, opening, fewestWords, random) };
    },
    close: () => model.close(),
  };
}
