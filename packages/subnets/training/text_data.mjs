// Writes the tokenizer (to models/) and the tokens that the language models train on and are measured on (to
// training/.cache/), with the validators' own generators. The corpus is generated: there is no text in it that anybody
// else wrote.
import { writeFileSync } from "node:fs";
import { loadSource } from "./load_source.mjs";

const { BOUNDARY, makeStory, sceneKinds, questionPrompt, Random, splitPieces, Tokenizer } = await loadSource(`
  export { sceneKinds, questionPrompt } from "./text/scenes.ts";
  export { makeStory } from "./text/story.ts";
  export { BOUNDARY, splitPieces, Tokenizer } from "./text/tokenizer.ts";
  export { Random } from "./random.ts";
`);

const ROW = 256;
const MERGES = 1280 - 256;
const ANSWER_WEIGHT = 4;

/**
 * A document as parts; those with `counts` are answers, which weigh more. Of a scene up to four questions are asked in
 * a row.
 */
function document(random) {
  if (random.chance(0.2)) {
    const { opening, continuation } = makeStory(random);
    return [{ text: opening + continuation }];
  }
  const { facts, asks } = random.pick(sceneKinds)(random);
  return random
    .shuffle(asks)
    .flatMap(({ question, answer }, index) => [
      { text: questionPrompt({ facts: index === 0 ? facts : "", question }) },
      { text: ` ${answer.join(" ")}\n`, counts: true },
    ]);
}

/** Byte pairs by falling frequency, the plain way: pieces and how often they come. */
function learnMerges(documents) {
  const counts = new Map();
  for (const parts of documents) {
    for (const { text } of parts)
      for (const piece of splitPieces(text)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  const pieces = [...counts].map(([piece, count]) => ({ tokens: [...Buffer.from(piece)], count }));
  const merges = [];
  while (merges.length < MERGES) {
    const pairs = new Map();
    for (const { tokens, count } of pieces) {
      for (let at = 0; at + 1 < tokens.length; at += 1) {
        const pair = tokens[at] * 65_536 + tokens[at + 1];
        pairs.set(pair, (pairs.get(pair) ?? 0) + count);
      }
    }
    const best = [...pairs].reduce((most, pair) => (pair[1] > most[1] ? pair : most), [0, 1]);
    if (best[1] < 2) break;
    const merge = [Math.floor(best[0] / 65_536), best[0] % 65_536];
    const made = 256 + merges.length;
    merges.push(merge);
    for (const { tokens } of pieces) {
      for (let at = 0; at + 1 < tokens.length; at += 1) {
        if (tokens[at] === merge[0] && tokens[at + 1] === merge[1]) tokens.splice(at, 2, made);
      }
    }
  }
  return merges;
}

/** Packs documents into rows: uint16 tokens and, beside them, uint8 weights of predicting each; 0 is padding. */
function write(name, rows, tokenizer) {
  const random = new Random(`corpus of the text subnet: ${name}`);
  const tokens = new Uint16Array(rows * ROW);
  const weights = new Uint8Array(rows * ROW);
  let waiting = document(random);
  for (let row = 0; row < rows; row += 1) {
    let at = 0;
    for (;;) {
      const parts = waiting.map(({ text, counts }) => ({
        ids: tokenizer.encode(text),
        weight: counts ? ANSWER_WEIGHT : 1,
      }));
      const last = parts[parts.length - 1];
      parts.push({ ids: [BOUNDARY], weight: last.weight });
      const length = parts.reduce((sum, { ids }) => sum + ids.length, 0);
      if (at + 1 + length > ROW) break;
      if (at === 0) tokens[row * ROW] = BOUNDARY;
      if (at === 0) at = 1;
      for (const { ids, weight } of parts) {
        tokens.set(ids, row * ROW + at);
        weights.fill(weight, row * ROW + at, row * ROW + at + ids.length);
        at += ids.length;
      }
      waiting = document(random);
    }
  }
  writeFileSync(new URL(`.cache/${name}.tokens`, import.meta.url), tokens);
  writeFileSync(new URL(`.cache/${name}.weights`, import.meta.url), weights);
  const used = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  console.log(`${rows} rows, ${used} tokens in training/.cache/${name}.tokens`);
}

const sample = new Random("corpus of the text subnet: tokenizer");
const merges = learnMerges(Array.from({ length: 8_000 }, () => document(sample)));
writeFileSync(new URL("../models/text-tokenizer.json", import.meta.url), `${JSON.stringify({ merges })}\n`);
const tokenizer = new Tokenizer(merges);
console.log(`tokenizer of ${tokenizer.size} tokens in models/text-tokenizer.json`);
write("text-train", 24_000, tokenizer);
write("text-held-out", 400, tokenizer);
