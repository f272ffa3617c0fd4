import { Random } from "../../../src/random.ts";
import { makeDocument } from "../../../src/text/document.ts";
import { drawToken } from "../../../src/text/generate.ts";
import type { LanguageModel } from "../../../src/text/languageModel.ts";
import { NGram } from "../../../src/text/ngram.ts";
import { BOUNDARY, splitPieces } from "../../../src/text/tokenizer.ts";
import { type Forecaster, tokenizer } from "./predictor.ts";

/** Token that a model expected after a text. */
export interface Sample {
  readonly tokens: readonly number[];
  readonly next: number;
}

/** Samples of what a shipped model expects, all along texts that are augmented as validators do. */
export async function samplesOf(model: LanguageModel, texts: number): Promise<Sample[]> {
  const random = new Random("an adversary's samples of the model");
  const strays = Array.from({ length: 50 }, () => splitPieces(makeDocument(random))).flat();
  const samples: Sample[] = [];
  for (let count = 0; count < texts; count += 1) {
    const augmented = splitPieces(makeDocument(random)).map((piece) =>
      random.chance(0.1) ? random.pick(strays) : piece,
    );
    const tokens = tokenizer.encode(augmented.join(""));
    const { after } = await model.read([BOUNDARY, ...tokens]);
    for (let read = 4; read <= tokens.length; read += 1) {
      samples.push({ tokens: tokens.slice(0, read), next: drawToken(after(read), 1, random) });
    }
  }
  return samples;
}

/** N-grams of a model's expectations: a table in its place. */
export function distilledNGram(samples: readonly Sample[]): Forecaster {
  const counts = new NGram(tokenizer.size);
  for (const { tokens, next } of samples) counts.learn(tokens.slice(-4), next);
  return (context) => counts.after(tokenizer.encode(context));
}
