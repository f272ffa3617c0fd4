import type { Responder } from "@opentao/sdk";
import { freshSeed, Random } from "../random.ts";
import { CLASSES, type ImageRequest, type ImageResponse } from "./synapse.ts";

/** A miner that does not look: it names some digit with certainty. For the network to show that this earns nothing. */
export function createLazyClassifier(): Responder<ImageRequest, ImageResponse> {
  const random = new Random(freshSeed());
  return {
    model: "lazy",
    answer: async ({ images }) => ({
      probabilities: images.map(() => {
        const guess = random.integer(0, CLASSES - 1);
        return Array.from({ length: CLASSES }, (_, kind) => (kind === guess ? 0.91 : 0.01));
      }),
    }),
    close: async () => {},
  };
}
