import type { TextRequest } from "./synapse.ts";

/** System prompt of a model that follows instructions. */
export const INSTRUCTIONS =
  "You continue texts. Go on in the same plain style and with the same names, things and places, in short sentences, without repeating what was said. Write only what comes next.";

/** Prompt for the continuation of a task. */
export function continuationPrompt({ opening, fewestWords, mostWords }: TextRequest): string {
  return `Continue this text with ${fewestWords} to ${mostWords} words. Write only the continuation.\n\n${opening}`;
}

/** Prompt for the next piece of a text. */
export function nextPrompt(context: string): string {
  return `Continue this text exactly where it breaks off. Write only what comes next.\n\n${context}`;
}
