import type { Random } from "../random.ts";
import { makeDocument } from "./document.ts";
import type { Source } from "./exercises.ts";
import type { Reference } from "./likelihood.ts";
import { NGram } from "./ngram.ts";
import { expectNext } from "./predict.ts";
import { makeStory } from "./story.ts";
import { splitPieces } from "./tokenizer.ts";

/** Pieces (words and marks) of a context. */
const SHORTEST = 24;
const LONGEST = 70;
/** Part of the pieces that are replaced by pieces of other texts. */
const REPLACED = 0.1;
/** Pieces that replacements are taken from; some come more often than others, as they do in texts. */
const STRAY_PIECES = 2_000;
/** Tokens of generated text that the baseline has read. */
const BASELINE_TOKENS = 60_000;
/**
 * Above the skill of the strongest predictor without a model that we could make (0.49): n-grams over roles instead of
 * words, counted on draws from the reference model itself, mixed with n-grams over words and an adaptive compressor.
 */
const FLOOR = 0.6;

/**
 * Generated texts that are augmented, so that they keep to no pattern, and the expectation of the reference model: the
 * distribution that it expects next is the truth. It stands nowhere in the source and follows from no pattern; only
 * reading with a model tells, and the nearer a model is to the reference, the better it tells.
 */
export function augmentedSource({ model, tokenizer }: Reference, random: Random): Source {
  const baseline = new NGram(tokenizer.size);
  for (let read = 0; read < BASELINE_TOKENS; ) {
    const tokens = tokenizer.encode(makeDocument(random));
    baseline.read(tokens);
    read += tokens.length;
  }
  const strays: string[] = [];
  while (strays.length < STRAY_PIECES)
    strays.push(...splitPieces(makeDocument(random)).filter((piece) => piece !== "\n"));

  /** A text of which the end is missing. Those that are too short to miss some are passed over. */
  function breakOff(): string[] {
    for (;;) {
      const pieces = splitPieces(makeDocument(random));
      if (pieces.length > SHORTEST)
        return pieces.slice(0, random.integer(SHORTEST, Math.min(pieces.length - 1, LONGEST)));
    }
  }

  return {
    exercise: async () => {
      const context = breakOff()
        .map((piece) => (random.chance(REPLACED) ? random.pick(strays) : piece))
        .join("");
      const truth = await expectNext(model, tokenizer, context);
      return { context, truth, baseline: baseline.after(tokenizer.encode(context)) };
    },
    story: () => makeStory(random),
    floor: FLOOR,
  };
}
