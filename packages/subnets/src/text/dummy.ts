import type { Responder } from "@opentao/sdk";
import { DUMMY } from "../models.ts";
import { freshSeed, Random } from "../random.ts";
import type { TextRequest, TextResponse } from "./synapse.ts";
import { animals, colors, people, places, things } from "./vocabulary.ts";

const words = [...animals, ...colors, ...places, ...things, ...people.map(({ name }) => name)];

/** A dummy miner: it is sure of random words, which earns nothing. */
export function createDummyWriter(): Responder<TextRequest, TextResponse> {
  const random = new Random(freshSeed());
  return {
    model: DUMMY,
    answer: async ({ contexts, fewestWords }) => ({
      predictions: contexts.map(() => [{ text: ` ${random.pick(words)}`, probability: 0.9 }]),
      continuation: `${random.sample(words, Math.min(fewestWords, words.length)).join(" ")}.`,
    }),
    close: async () => {},
  };
}
