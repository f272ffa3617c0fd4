import { defineSynapse } from "@opentao/sdk";
import { z } from "zod";
import { PIXELS } from "./canvas.ts";

/** Kinds of image: the digits 0 … 9. */
export const CLASSES = 10;
/** Images that a request may hold. */
export const MOST_IMAGES = 64;

const base64Length = Math.ceil(PIXELS / 3) * 4;

/** A request for what images show. */
export const imageRequest = z.object({
  /** 28 × 28 grey pixels each, row by row, one byte a pixel, as base64. */
  images: z.array(z.base64().length(base64Length)).min(1).max(MOST_IMAGES),
});

/** For each image the probability of each digit. */
export const imageResponse = z.object({
  probabilities: z.array(z.array(z.number().min(0).max(1)).length(CLASSES)).max(MOST_IMAGES),
});

export type ImageRequest = z.infer<typeof imageRequest>;
export type ImageResponse = z.infer<typeof imageResponse>;

/** Question and answer of the image subnet. */
export const imageSynapse = defineSynapse({ name: "Recognition", request: imageRequest, response: imageResponse });

/** Text of an image in a request. */
export function encodeImage(pixels: Uint8Array): string {
  return Buffer.from(pixels).toString("base64");
}

/** Pixels of an image of a request. */
export function decodeImage(text: string): Uint8Array {
  return Buffer.from(text, "base64");
}
