import * as z from "zod";
import type { Questions } from "../definition.ts";
import { likeliest } from "./explain.ts";
import { type ImageRequest, type ImageResponse, imageRequest } from "./synapse.ts";

const question = z.object({ picture: imageRequest.shape.images.element });
const TIMEOUT_MS = 6_000;

/** Questions of people to the image subnet: which digit is this? */
export const imageQuestions: Questions<ImageRequest, ImageResponse> = {
  request: (asked) => {
    const { data } = question.safeParse(asked);
    return data === undefined ? undefined : { images: [data.picture] };
  },
  timeoutMs: TIMEOUT_MS,
  present: ({ probabilities: [row = []] }) => ({ text: `${likeliest(row)}`, shares: row }),
};
