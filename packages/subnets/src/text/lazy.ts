import type { Responder } from "@opentao/sdk";
import { freshSeed, Random } from "../random.ts";
import type { TextRequest, TextResponse } from "./synapse.ts";
import { animals, colors, people, places, things } from "./vocabulary.ts";

const words = [...animals, ...colors, ...places, ...things, ...people.map(({ name }) => name)];

/** A miner that does not read: it is sure of words at random. For the network to show that this earns nothing. */
export function createLazyWriter(): Responder<TextRequest, TextResponse> {
  const random = new Random(freshSeed());
  return {
    model: "lazy",
    answer: async ({ contexts, fewestWords }) => ({
      predictions: contexts.map(() => [{ text: ` ${random.pick(words)}`, probability: 0.9 }]),
      continuation: `${random.sample(words, Math.min(fewestWords, words.length)).join(" ")}.`,
    }),
    close: async () => {},
  };
}
