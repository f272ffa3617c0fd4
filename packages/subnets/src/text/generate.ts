import type { Random } from "../random.ts";
import type { LanguageModel } from "./languageModel.ts";
import { BOUNDARY, type Tokenizer } from "./tokenizer.ts";
import { wordsOf } from "./words.ts";

/** The token of the highest logit. */
export function likeliestToken(logits: Float32Array): number {
  let best = 0;
  for (let token = 1; token < logits.length; token += 1) {
    if ((logits[token] ?? 0) > (logits[best] ?? 0)) best = token;
  }
  return best;
}

/** Draws a token by the probabilities that the logits give at a temperature above 0. */
export function drawToken(logits: Float32Array, temperature: number, random: Random): number {
  const most = logits[likeliestToken(logits)] ?? 0;
  const powers = logits.map((logit) => Math.exp((logit - most) / temperature));
  let left = random.uniform() * powers.reduce((sum, power) => sum + power, 0);
  for (let token = 0; token < powers.length; token += 1) {
    left -= powers[token] ?? 0;
    if (left < 0) return token;
  }
  return likeliestToken(logits);
}

interface Voice {
  readonly model: LanguageModel;
  readonly tokenizer: Tokenizer;
  readonly signal: AbortSignal;
}

/** Goes on from `prompt` token by token until `done` says so of the text so far or the model ends the text. */
async function write(
  { model, tokenizer, signal }: Voice,
  prompt: string,
  choose: (logits: Float32Array) => number,
  done: (text: string, tokens: number) => boolean,
): Promise<string> {
  const context = [BOUNDARY, ...tokenizer.encode(prompt)];
  const written: number[] = [];
  let { after, memory } = await model.read(context);
  let last = context.length - 1;
  for (;;) {
    signal.throwIfAborted();
    const token = choose(after(last));
    if (token === BOUNDARY) break;
    written.push(token);
    if (done(tokenizer.decode(written), written.length)) break;
    ({ after, memory } = await model.read([token], memory));
    last = 0;
  }
  return tokenizer.decode(written);
}

const TEMPERATURE = 0.7;
/** Tokens of a continuation at most, for models that never end a sentence. */
const LONGEST_TOKENS = 160;

/** Goes on with a story, by chance, up to the end of the first sentence that makes it long enough. */
export async function writeContinuation(
  voice: Voice,
  opening: string,
  fewestWords: number,
  random: Random,
): Promise<string> {
  const enough = (text: string): boolean => wordsOf(text).length >= fewestWords;
  let long = false;
  return await write(
    voice,
    opening,
    (logits) => {
      if (long) return drawToken(logits, TEMPERATURE, random);
      const kept = logits.slice();
      kept[BOUNDARY] = Number.NEGATIVE_INFINITY;
      return drawToken(kept, TEMPERATURE, random);
    },
    (text, tokens) => {
      long = enough(text);
      return (long && /[.!?]"?$/.test(text)) || tokens >= LONGEST_TOKENS;
    },
  );
}
