import * as z from "zod";
import type { Questions } from "../definition.ts";
import { LONGEST_PROMPT, type TextRequest, type TextResponse } from "./synapse.ts";

const question = z.object({ text: z.string().trim().min(1).max(LONGEST_PROMPT) });
/** Words of an answer. */
const LENGTH = { fewestWords: 8, mostWords: 60 };
const TIMEOUT_MS = 12_000;

/** Questions of people to the text subnet: how does this text go on? */
export const textQuestions: Questions<TextRequest, TextResponse> = {
  request: (asked) => {
    const { data } = question.safeParse(asked);
    return data === undefined ? undefined : { contexts: [], opening: data.text, ...LENGTH };
  },
  timeoutMs: TIMEOUT_MS,
  present: ({ continuation }) => ({ text: continuation.trim() }),
};
