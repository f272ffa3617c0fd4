import type { Responder } from "@opentao/sdk";
import { freshSeed, Random } from "../random.ts";
import { writeContinuation } from "./generate.ts";
import { openLanguageModel } from "./languageModel.ts";
import { Pieces } from "./pieces.ts";
import { candidatesOf, expectNext } from "./predict.ts";
import type { Candidate, TextRequest, TextResponse } from "./synapse.ts";
import { shippedTokenizer } from "./tokenizer.ts";

/**
 * A miner with a language model of its own, from an ONNX file. @throws SubnetError `MODEL_UNREADABLE`,
 * `MODEL_SIGNATURE`
 */
export async function createWriter(path: string, title: string): Promise<Responder<TextRequest, TextResponse>> {
  const tokenizer = shippedTokenizer();
  const pieces = new Pieces(tokenizer);
  const model = await openLanguageModel(path, tokenizer.size);
  const random = new Random(freshSeed());
  return {
    model: title,
    answer: async ({ contexts, opening, fewestWords }, { signal }) => {
      const predictions: Candidate[][] = [];
      for (const context of contexts) {
        signal.throwIfAborted();
        predictions.push(candidatesOf(await expectNext(model, tokenizer, context), pieces));
      }
      const voice = { model, tokenizer, signal };
      return { predictions, continuation: await writeContinuation(voice, opening, fewestWords, random) };
    },
    close: () => model.close(),
  };
}
