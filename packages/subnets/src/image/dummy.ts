import type { Responder } from "@opentao/sdk";
import { DUMMY } from "../models.ts";
import { freshSeed, Random } from "../random.ts";
import { CLASSES, type ImageRequest, type ImageResponse } from "./synapse.ts";

/** A dummy miner: it names random digits with near certainty, which earns nothing. */
export function createDummyClassifier(): Responder<ImageRequest, ImageResponse> {
  const random = new Random(freshSeed());
  return {
    model: DUMMY,
    answer: async ({ images }) => ({
      probabilities: images.map(() => {
        const guess = random.integer(0, CLASSES - 1);
        return Array.from({ length: CLASSES }, (_, kind) => (kind === guess ? 0.91 : 0.01));
      }),
    }),
    close: async () => {},
  };
}
