import type { Random } from "../random.ts";
import type { LanguageModel } from "./languageModel.ts";
import { likelihood } from "./likelihood.ts";
import type { Story } from "./story.ts";
import type { Tokenizer } from "./tokenizer.ts";
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
 * Whether a text is a continuation at all, 0 to 1, without looking at what it says: its length lies in the window, it does not
 * repeat itself (distinct runs of three words), and it does not give the opening back (runs of four words).
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

/** What the continuations of one opening are measured against; all as the reference model sees it, a byte. */
export interface Yardstick {
  /** The story as it really went on. */
  readonly natural: number;
  /** The same words in random order. */
  readonly shuffled: number;
  /** How much the opening helps to foresee how the story really went on. */
  readonly gain: number;
}

/** Measures an opening's own continuation. */
export async function measure(
  model: LanguageModel,
  tokenizer: Tokenizer,
  { opening, continuation }: Story,
  random: Random,
): Promise<Yardstick> {
  const natural = await likelihood(model, tokenizer, opening, continuation);
  const alone = await likelihood(model, tokenizer, "", continuation);
  const mixed = ` ${random.shuffle(continuation.trim().split(" ")).join(" ")}`;
  return { natural, shuffled: await likelihood(model, tokenizer, opening, mixed), gain: natural - alone };
}

/** Share of the real continuation's gain that is enough: to be much closer to the opening than the real story earns nothing. */
const ENOUGH_GAIN = 0.5;

/**
 * How well a text goes on from an opening, 0 to 1, by a model that the validator runs itself: its likelihood between that of shuffled
 * words (0) and that of the real continuation (1; more is not better), times how much the opening helps to foresee it. The second
 * factor keeps a text that was ready beforehand from winning, however well it is written.
 */
export async function fluency(
  model: LanguageModel,
  tokenizer: Tokenizer,
  opening: string,
  continuation: string,
  { natural, shuffled, gain }: Yardstick,
): Promise<number> {
  const text = ` ${continuation.trim()}`;
  const told = await likelihood(model, tokenizer, opening, text);
  const alone = await likelihood(model, tokenizer, "", text);
  return ramp(told, shuffled, natural) * ramp(told - alone, 0, Math.max(1e-6, gain * ENOUGH_GAIN));
}
