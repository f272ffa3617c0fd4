import { normalized } from "../../../src/text/distribution.ts";
import { NGram } from "../../../src/text/ngram.ts";
import * as vocabulary from "../../../src/text/vocabulary.ts";
import type { Sample } from "./distilled.ts";
import { type Forecaster, tokenizer } from "./predictor.ts";

const { people, things, places, colors, animals, feelings, weathers, sizes } = vocabulary;
const kinds = [people.map(({ name }) => name), things, places, colors, animals, feelings, weathers, sizes];
/** Words of a kind that are told apart by the order in which they first come; 0 is a word that is new. */
const RANKS = 6;

/** The kind of each token that is a word of the vocabulary; words at the start of a text have tokens of their own. */
const kindOf = new Map<number, number>();
for (const [kind, words] of kinds.entries()) {
  for (const [at, prefix] of [" ", ""].entries()) {
    for (const word of words) {
      const [token, ...more] = tokenizer.encode(prefix + word);
      if (token !== undefined && more.length === 0) kindOf.set(token, kind * 2 + at);
    }
  }
}
const wordOf = (token: number): string => tokenizer.decode([token]).trim();
const roleId = (kind: number, rank: number): number => tokenizer.size + kind * RANKS + rank;

/** Puts roles in the place of words: the first person, the second person, a thing that is new … */
function cast(tokens: readonly number[]): { roles: number[]; seen: Map<number, string[]> } {
  const seen = new Map<number, string[]>();
  const roles = tokens.map((token) => {
    const kind = kindOf.get(token);
    if (kind === undefined) return token;
    const words = seen.get(kind >> 1) ?? [];
    seen.set(kind >> 1, words);
    const rank = words.indexOf(wordOf(token)) + 1;
    if (rank === 0) words.push(wordOf(token));
    return roleId(kind, Math.min(rank, RANKS - 1));
  });
  return { roles, seen };
}

/** Tells how a text goes on from what is expected of its roles. */
function forecaster(counts: NGram): Forecaster {
  return (context) => {
    const { roles, seen } = cast(tokenizer.encode(context));
    const expected = counts.after(roles);
    const forecast = expected.slice(0, tokenizer.size);
    for (const [token, kind] of kindOf) {
      const words = seen.get(kind >> 1) ?? [];
      const rank = words.indexOf(wordOf(token)) + 1;
      const sharers = rank === 0 ? (kinds[kind >> 1]?.length ?? 1) - words.length : 1;
      forecast[token] = (expected[roleId(kind, Math.min(rank, RANKS - 1))] ?? 0) / Math.max(1, sharers);
    }
    return normalized(forecast);
  };
}

const emptyCounts = (): NGram => new NGram(tokenizer.size + kinds.length * 2 * RANKS);

/**
 * The pattern matcher that knows the source: the vocabulary and its kinds, and sentences with roles in the place of
 * words, learned from the generator. It follows who and what a text is about, as no plain n-gram does.
 */
export function roleMatcher(documents: readonly (readonly number[])[]): Forecaster {
  const counts = emptyCounts();
  for (const document of documents) counts.read(cast(document).roles);
  return forecaster(counts);
}

/** The same, learned from what a model expected. */
export function distilledRoles(samples: readonly Sample[]): Forecaster {
  const counts = emptyCounts();
  for (const { tokens, next } of samples) {
    const { roles } = cast([...tokens, next]);
    counts.learn(roles.slice(-5, -1), roles.at(-1) ?? next);
  }
  return forecaster(counts);
}
