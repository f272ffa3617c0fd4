import { defineSynapse } from "@opentao/sdk";
import { z } from "zod";

/** Questions that a request may hold. */
export const MOST_QUESTIONS = 16;
/** Characters of a prompt at most. */
export const LONGEST_PROMPT = 2_000;
/** Characters of an answer to a question at most. */
export const LONGEST_ANSWER = 300;
/** Characters of a continuation at most. */
export const LONGEST_CONTINUATION = 1_200;

/** Questions to answer and a text to go on with. */
export const textRequest = z.object({
  /** Each ends with `Answer:`; the answer follows from the text before it. */
  questions: z.array(z.string().max(LONGEST_PROMPT)).max(MOST_QUESTIONS),
  /** The first sentences of a story. */
  opening: z.string().max(LONGEST_PROMPT),
  /** Words that the continuation should have, at least and at most. */
  fewestWords: z.int().min(1).max(200),
  mostWords: z.int().min(1).max(200),
});

/** One answer a question, in their order, and how the story goes on. */
export const textResponse = z.object({
  answers: z.array(z.string().max(LONGEST_ANSWER)).max(MOST_QUESTIONS),
  continuation: z.string().max(LONGEST_CONTINUATION),
});

export type TextRequest = z.infer<typeof textRequest>;
export type TextResponse = z.infer<typeof textResponse>;

/** Question and answer of the text subnet. */
export const textSynapse = defineSynapse({ name: "Writing", request: textRequest, response: textResponse });
