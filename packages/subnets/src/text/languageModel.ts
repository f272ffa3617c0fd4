import { Tensor } from "../onnx/library.ts";
import { openOnnx, type States } from "../onnx/session.ts";

/** Expectation of a model after the tokens that it has read. */
export interface Reading {
  /** Logits, one for each token of the vocabulary, of what follows the `index`-th of the tokens just read. */
  after(index: number): Float32Array;
  readonly memory: States;
}

/** A language model over the shipped tokenizer. */
export interface LanguageModel {
  /** Reads tokens, at least one, after those that `memory` holds. */
  read(tokens: readonly number[], memory?: States): Promise<Reading>;
  close(): Promise<void>;
}

/**
 * Loads a language model for a vocabulary of this size. It must have a cache (states): it is never asked twice about
 * the same token.
 *
 * @throws SubnetError `MODEL_UNREADABLE`, `MODEL_SIGNATURE`
 */
export async function openLanguageModel(path: string, vocabulary: number): Promise<LanguageModel> {
  const model = await openOnnx(path, {
    inputs: [{ name: "tokens", type: "int64", shape: [1, "free"] }],
    outputs: [{ name: "logits", type: "float32", shape: [1, "free", vocabulary] }],
    states: true,
    description: `an input tokens int64[1, n], an output logits float32[1, n, ${vocabulary}], and for each input state.X (a cache) an output next.X`,
  });
  return {
    read: async (tokens, memory = model.start) => {
      const ids = BigInt64Array.from(tokens, BigInt);
      const outputs = await model.run({ tokens: new Tensor("int64", ids, [1, tokens.length]) }, memory);
      const logits = outputs.values("logits");
      return {
        after: (index) => logits.subarray(index * vocabulary, (index + 1) * vocabulary),
        memory: outputs.states,
      };
    },
    close: () => model.close(),
  };
}
