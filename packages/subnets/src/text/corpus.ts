import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { SubnetError } from "../errors.ts";
import type { Random } from "../random.ts";
import { certain } from "./distribution.ts";
import type { Source } from "./exercises.ts";
import { NGram } from "./ngram.ts";
import { BOUNDARY, splitPieces, type Tokenizer } from "./tokenizer.ts";

/** Bytes of a corpus that are read at most. */
const LARGEST = 64_000_000;
/** Pieces (words and marks) of a window: a context, and the piece after it, which is to be predicted. */
const WINDOW = 48;
/** Windows that a corpus has at least: fewer are soon known by heart. */
const FEWEST_WINDOWS = 200;
/**
 * Above the skill of n-grams that have read all tasks before, as much other text, and the context itself (0.05): they
 * are no model. Scores of single outcomes are noisy, and a score below the floor by chance is not set off against
 * one above.
 */
const FLOOR = 0.15;
/**
 * Tokens of the corpus that the baseline reads at most, its own quarter and the tasks together: they take memory.
 */
const BASELINE_TOKENS = 600_000;
/** Pieces of an opening. */
const OPENING = 40;

/**
 * The texts in a folder and the folders in it: files that end in .txt or .md. @throws SubnetError `CORPUS_UNREADABLE`
 */
async function readTexts(folder: string): Promise<string[]> {
  const texts: string[] = [];
  let size = 0;
  try {
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || !/\.(txt|md)$/i.test(file.name)) continue;
      const text = await readFile(join(file.parentPath, file.name), "utf8");
      size += text.length;
      if (size > LARGEST) throw new Error(`it holds more than ${LARGEST} bytes`);
      texts.push(
        text
          .replaceAll("\0", "")
          .replaceAll(/[ \t]+/g, " ")
          .trim(),
      );
    }
  } catch (cause) {
    // Errors of the file system, and the limit above: none of them leaves a corpus.
    const reason = cause instanceof Error ? cause.message : String(cause);
    const hint = "Name a folder of .txt or .md files in UTF-8 that nobody else has.";
    throw new SubnetError("CORPUS_UNREADABLE", `the corpus ${folder} cannot be read: ${reason}`, hint, { cause });
  }
  return texts;
}

/**
 * Texts that the operator alone holds. They are cut into windows that do not overlap. Of four, one is for the baseline
 * to read; each of the others is the text of one task, for its last piece, in random order: no task shows the answer to
 * another. The baseline reads their contexts too until it has read 600,000 tokens in all: so long it is not enough to
 * remember the tasks before. When all are used up they come again, so a corpus should be larger than the tasks made of
 * it.
 *
 * @throws SubnetError `CORPUS_UNREADABLE`, `CORPUS_TOO_SMALL`
 */
export async function corpusSource(folder: string, tokenizer: Tokenizer, random: Random): Promise<Source> {
  const windows = (await readTexts(folder)).flatMap((text) => {
    const pieces = splitPieces(text);
    return Array.from({ length: Math.floor(pieces.length / WINDOW) }, (_, at) =>
      pieces.slice(at * WINDOW, (at + 1) * WINDOW),
    );
  });
  if (windows.length < FEWEST_WINDOWS) {
    const message = `the corpus ${folder} is too small: ${windows.length * WINDOW} words of at least ${FEWEST_WINDOWS * WINDOW}`;
    throw new SubnetError(
      "CORPUS_TOO_SMALL",
      message,
      "Put more .txt or .md files there; a million words are about 470 tasks, one for each miner in each round.",
    );
  }
  const shuffled = random.shuffle(windows);
  const read = Math.floor(shuffled.length / 4);
  const baseline = new NGram(tokenizer.size);
  let tokensRead = 0;
  function learn(tokens: readonly number[]): void {
    tokensRead += tokens.length;
    if (tokensRead <= BASELINE_TOKENS) baseline.read(tokens);
  }
  for (const window of shuffled.slice(0, read)) learn(tokenizer.encode(window.join("")));
  const reserved = shuffled.slice(read);
  let next = 0;
  /** The next window without its last piece, as its miner sees it, and that piece. */
  function draw() {
    const window = reserved[next % reserved.length] ?? [];
    const isNew = next < reserved.length;
    next += 1;
    const context = window.slice(0, -1).join("");
    const tokens = tokenizer.encode(context);
    const expected = baseline.after(tokens);
    if (isNew) learn(tokens);
    return { opening: window.slice(0, OPENING).join(""), context, last: window.at(-1) ?? "", expected };
  }
  return {
    exercise: async () => {
      const { context, last, expected } = draw();
      const [token = BOUNDARY] = tokenizer.encode(last);
      return { context, truth: certain(token, tokenizer.size), baseline: expected };
    },
    story: () => ({ opening: draw().opening, continuation: "" }),
    floor: FLOOR,
  };
}
