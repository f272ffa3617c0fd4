import { defineSynapse } from "@opentao/sdk";
import * as z from "zod";
import { PIXELS } from "./canvas.ts";

/** Kinds of image: the digits 0 … 9. */
export const CLASSES = 10;
/** Images that a task may hold at most. */
export const MOST_IMAGES = 64;

const base64Length = Math.ceil(PIXELS / 3) * 4;

/** A task: images whose digits are to be recognized. */
export const imageRequest = z.object({
  /** 28 × 28 gray pixels each, row by row, one byte a pixel, as base64. */
  images: z.array(z.base64().length(base64Length)).min(1).max(MOST_IMAGES),
});

/** The answer: for each image the probability of each digit. */
export const imageResponse = z.object({
  probabilities: z.array(z.array(z.number().min(0).max(1)).length(CLASSES)).max(MOST_IMAGES),
});

export type ImageRequest = z.infer<typeof imageRequest>;
export type ImageResponse = z.infer<typeof imageResponse>;

/** Synapse of the image subnet: task and answer. */
export const imageSynapse = defineSynapse({ name: "Recognition", request: imageRequest, response: imageResponse });

/** Text of an image in a task. */
export function encodeImage(pixels: Uint8Array): string {
  return Buffer.from(pixels).toString("base64");
}

/** Pixels of an image of a task. */
export function decodeImage(text: string): Uint8Array {
  return Buffer.from(text, "base64");
}
