import { defineSynapse } from "@opentao/sdk";
import * as z from "zod";

/** Texts of a task at most whose next piece is to be predicted. */
export const MOST_CONTEXTS = 64;
/** Characters of a context or an opening at most. */
export const LONGEST_PROMPT = 2_000;
/** Pieces of text that a prediction may name. */
export const MOST_CANDIDATES = 20;
/** Characters of a piece of text at most. */
export const LONGEST_CANDIDATE = 64;
/** Characters of a continuation at most. */
export const LONGEST_CONTINUATION = 1_200;

/** A task: texts that break off, and a text to go on with. */
export const textRequest = z.object({
  /** Texts, each broken off behind a word: what comes next, and how probably? */
  contexts: z.array(z.string().max(LONGEST_PROMPT)).max(MOST_CONTEXTS),
  /** The beginning of a text. */
  opening: z.string().max(LONGEST_PROMPT),
  /** Words that the continuation should have, at least and at most. */
  fewestWords: z.int().min(1).max(200),
  mostWords: z.int().min(1).max(200),
});

/**
 * A candidate for how a text goes on: its next characters (a token of the miner's model, with the blank before it) and
 * their probability.
 */
export const candidate = z.object({
  text: z.string().min(1).max(LONGEST_CANDIDATE),
  probability: z.number().min(0).max(1),
});

/**
 * The answer: a prediction for each context, in their order, and how the opening goes on. The candidates of a
 * prediction are different; what their probabilities leave of 1 stands for everything else.
 */
export const textResponse = z.object({
  predictions: z.array(z.array(candidate).max(MOST_CANDIDATES)).max(MOST_CONTEXTS),
  continuation: z.string().max(LONGEST_CONTINUATION),
});

export type Candidate = z.infer<typeof candidate>;
export type TextRequest = z.infer<typeof textRequest>;
export type TextResponse = z.infer<typeof textResponse>;

/** Synapse of the text subnet: task and answer. */
export const textSynapse = defineSynapse({ name: "Writing", request: textRequest, response: textResponse });
