import { Random } from "../../../src/random.ts";
import { makeDocument } from "../../../src/text/document.ts";
import { NGram } from "../../../src/text/ngram.ts";
import { type Forecaster, tokenizer } from "./predictor.ts";

/** Documents of the generator that the shipped models were trained with. */
export function trainingDocuments(tokens: number): number[][] {
  const random = new Random("an adversary's copy of the training data");
  const documents: number[][] = [];
  for (let read = 0; read < tokens; ) {
    const document = tokenizer.encode(makeDocument(random));
    documents.push(document);
    read += document.length;
  }
  return documents;
}

/** N-grams of the training data. */
export function trainedNGram(documents: readonly (readonly number[])[]): Forecaster {
  const counts = new NGram(tokenizer.size);
  for (const document of documents) counts.read(document);
  return (context) => counts.after(tokenizer.encode(context));
}

/** An adaptive compressor: what followed the last tokens when they stood in the same context before. */
export const adaptive: Forecaster = (context) => {
  const tokens = tokenizer.encode(context);
  const counts = new NGram(tokenizer.size);
  counts.read(tokens);
  return counts.after(tokens);
};
