import type { Judge } from "@opentao/sdk";
import { freshSeed, Random } from "../random.ts";
import { makeExample } from "./examples.ts";
import { heldOutDigits } from "./scannedDigits.ts";
import { recognitionScore } from "./score.ts";
import { encodeImage, type ImageRequest, type ImageResponse } from "./synapse.ts";

/** Part of a task that only the validator knows. */
export interface ImageSecret {
  /** The digit that each image shows. */
  readonly labels: readonly number[];
}

/** Images of a task: enough that one task tells a good model from a worse one. */
const IMAGES = 24;
const TIMEOUT_MS = 6_000;

/**
 * A judge that draws fresh labeled images, whose labels nobody else knows, and scores the answers of miners.
 */
export function createImageJudge(options: { readonly seed?: string }): Judge<ImageRequest, ImageResponse, ImageSecret> {
  const random = new Random(options.seed ?? freshSeed());
  const scans = heldOutDigits();
  return {
    nextTask: async () => {
      const examples = Array.from({ length: IMAGES }, () => makeExample(random, scans));
      return {
        request: { images: examples.map(({ pixels }) => encodeImage(pixels)) },
        secret: { labels: examples.map(({ label }) => label) },
        timeoutMs: TIMEOUT_MS,
      };
    },
    score: async ({ secret, timeoutMs }, answers) =>
      answers.map(({ uid, answer, latencyMs }) => ({
        uid,
        score: recognitionScore(answer, secret.labels, latencyMs, timeoutMs),
      })),
    close: async () => {},
  };
}
