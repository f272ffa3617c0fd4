import type { TextRequest } from "./synapse.ts";

/** How a model that follows instructions is asked. */
export const INSTRUCTIONS =
  "You answer short questions and continue short stories. To a question reply with the answer alone, in as few words as possible, without explanation. Continue a story in the same plain style and with the same names, things and places, in short sentences, without repeating what was said.";

/** What such a model is asked for the continuation of a request. */
export function continuationPrompt({ opening, fewestWords, mostWords }: TextRequest): string {
  return `Continue this story with ${fewestWords} to ${mostWords} words. Write only the continuation.\n\n${opening}`;
}
