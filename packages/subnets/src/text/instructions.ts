import type { TextRequest } from "./synapse.ts";

/** How a model that follows instructions is asked. */
export const INSTRUCTIONS =
  "You continue texts. Go on in the same plain style and with the same names, things and places, in short sentences, without repeating what was said. Write only what comes next.";

/** What such a model is asked for the continuation of a request. */
export function continuationPrompt({ opening, fewestWords, mostWords }: TextRequest): string {
  return `Continue this text with ${fewestWords} to ${mostWords} words. Write only the continuation.\n\n${opening}`;
}

/** What such a model is asked for the next piece of a text. */
export function nextPrompt(context: string): string {
  return `Continue this text exactly where it breaks off. Write only what comes next.\n\n${context}`;
}
