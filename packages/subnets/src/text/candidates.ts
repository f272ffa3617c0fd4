import { type Candidate, LONGEST_CANDIDATE, MOST_CANDIDATES } from "./synapse.ts";

/** A token of a foreign model with its probability. */
export type Guess = readonly [text: string, probability: number];

/**
 * Tokens with which a chat model would begin its reply as what follows the context: a reply begins without the blank
 * that stands before a word within a text.
 */
export function afterContext(context: string, guesses: readonly Guess[]): Guess[] {
  const isInside = context !== "" && !/\s$/.test(context);
  return guesses.map(([text, probability]) => [isInside && /^[\p{L}\d"]/u.test(text) ? ` ${text}` : text, probability]);
}

/**
 * The likeliest of a foreign model's tokens as a prediction: equal texts together, none empty, all together at most 1.
 */
export function gatherCandidates(guesses: readonly Guess[]): Candidate[] {
  const shares = new Map<string, number>();
  for (const [text, probability] of guesses) {
    const cut = text.slice(0, LONGEST_CANDIDATE);
    if (cut === "" || cut.includes("\uFFFD") || !(probability > 0)) continue;
    shares.set(cut, (shares.get(cut) ?? 0) + probability);
  }
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  return [...shares]
    .map(([text, share]) => ({ text, probability: Math.min(1, share / Math.max(1, total)) }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_CANDIDATES);
}
