import type { Random } from "../random.ts";
import { likelihood, type Reference } from "./likelihood.ts";
import { makeStory, type Story } from "./story.ts";
import { shareIn, wordRuns, wordsOf } from "./words.ts";

/** Words that a continuation may have. */
export interface LengthWindow {
  readonly fewestWords: number;
  readonly mostWords: number;
}

/** `value` as a share of the way from `low` to `high`, within 0 … 1. */
function ramp(value: number, low: number, high: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/**
 * Degree to which a text is a continuation at all, 0 to 1, without regard to its content: its length lies in the
 * window, it does not repeat itself (distinct runs of three words), and it does not give the opening back (runs of four
 * words).
 */
export function soundness(continuation: string, opening: string, window: LengthWindow): number {
  const words = wordsOf(continuation);
  if (words.length > window.mostWords * 1.25) return 0;
  const length = ramp(words.length, window.fewestWords / 3, window.fewestWords);
  const threes = wordRuns(words, 3);
  const variety = ramp(new Set(threes).size / Math.max(1, threes.length), 0.4, 0.8);
  const echo = shareIn(wordRuns(words, 4), new Set(wordRuns(wordsOf(opening), 4)));
  return length * variety * (1 - ramp(echo, 0.15, 0.5));
}

/** Likelihoods that continuations of one opening are measured against: log-probabilities a byte, by the reference. */
export interface Yardstick {
  /** The story as it really went on. */
  readonly natural: number;
  /** The same words in random order. */
  readonly shuffled: number;
  /** Openings of other stories, which nobody but the validator knows. */
  readonly others: readonly string[];
  /** Gain of the real continuation: how much likelier it is after its own opening than after the others. */
  readonly gain: number;
}

/** Openings of other stories that a continuation is tried on: with two, one that fits by chance does not decide. */
const OTHERS = 2;

/** Gain of a text: how much likelier it is after its own opening (`told`) than after others. */
async function gainOver(reference: Reference, others: readonly string[], text: string, told: number): Promise<number> {
  let elsewhere = 0;
  for (const other of others) elsewhere += await likelihood(reference, other, text);
  return told - elsewhere / others.length;
}

/** Measures an opening's own continuation. */
export async function measure(reference: Reference, story: Story, random: Random): Promise<Yardstick> {
  const { opening, continuation } = story;
  const natural = await likelihood(reference, opening, continuation);
  const mixed = ` ${random.shuffle(continuation.trim().split(" ")).join(" ")}`;
  const shuffled = await likelihood(reference, opening, mixed);
  const others = Array.from({ length: OTHERS }, () => makeStory(random).opening);
  return { natural, shuffled, others, gain: await gainOver(reference, others, continuation, natural) };
}

/**
 * Shares of the real continuation's gain that earn nothing and everything: texts that fit any opening stay below the
 * first.
 */
const CHANCE_GAIN = 0.25;
const ENOUGH_GAIN = 0.75;

/**
 * Fluency with which a text goes on from an opening, 0 to 1, by a model that the validator runs itself: its likelihood
 * between that of shuffled words (0) and that of the real continuation (1; more is not better), times how much better
 * it fits this opening than others. The second factor keeps a text that was ready beforehand from a high score, however
 * well it is written.
 */
export async function fluency(
  reference: Reference,
  opening: string,
  continuation: string,
  { natural, shuffled, others, gain }: Yardstick,
): Promise<number> {
  const text = ` ${continuation.trim()}`;
  const told = await likelihood(reference, opening, text);
  const fit = (await gainOver(reference, others, text, told)) / Math.max(1e-6, gain);
  return ramp(told, shuffled, natural) * ramp(fit, CHANCE_GAIN, ENOUGH_GAIN);
}
