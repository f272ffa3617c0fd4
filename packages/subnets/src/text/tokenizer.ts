import { readFileSync } from "node:fs";
import * as z from "zod";
import { SubnetError } from "../errors.ts";
import { packageFile } from "../files.ts";

/** Id that stands before and after every text. It is that of the byte 0, which no text of ours holds. */
export const BOUNDARY = 0;
const BYTES = 256;

/**
 * Cuts a text into pieces that are merged separately: words and numbers of up to two digits with the blank before them,
 * the rest.
 */
const PIECES = / ?\p{L}+| ?\d{1,2}| ?[^\s\p{L}\d]+|\s/gu;

const tokenizerFile = z.object({
  /** The n-th merge makes the token 256 + n of two earlier tokens. */
  merges: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])).max(65_536 - BYTES),
});

/** The pieces of a text that merges do not cross; together they are the text. */
export function splitPieces(text: string): string[] {
  return text.match(PIECES) ?? [];
}

/** Text to numbers and back: byte pairs, so that any text has tokens and common words have one. */
export class Tokenizer {
  readonly #ranks = new Map<number, number>();
  readonly #bytes: Uint8Array[] = Array.from({ length: BYTES }, (_, byte) => Uint8Array.of(byte));
  readonly #known = new Map<string, readonly number[]>();

  /** @throws RangeError when a merge names a token that does not exist yet */
  constructor(merges: readonly (readonly [number, number])[]) {
    for (const [left, right] of merges) {
      const [first, second] = [this.#bytes[left], this.#bytes[right]];
      if (first === undefined || second === undefined) throw new RangeError("a merge names a token that is made later");
      this.#ranks.set(left * 65_536 + right, this.#bytes.length);
      this.#bytes.push(Uint8Array.of(...first, ...second));
    }
  }

  /** Number of tokens. */
  get size(): number {
    return this.#bytes.length;
  }

  /** Tokens of a text; takes time in proportion to its length times the length of its longest piece. */
  encode(text: string): number[] {
    return splitPieces(text).flatMap((piece) => this.#piece(piece));
  }

  /** Text of tokens; bytes that are no UTF-8 become U+FFFD, unknown tokens nothing. */
  decode(tokens: readonly number[]): string {
    return Buffer.concat(tokens.map((token) => this.#bytes[token] ?? Uint8Array.of())).toString("utf8");
  }

  #piece(piece: string): readonly number[] {
    const known = this.#known.get(piece);
    if (known !== undefined) return known;
    const tokens: number[] = [...Buffer.from(piece, "utf8")];
    for (;;) {
      const best = this.#bestMerge(tokens);
      if (best === undefined) break;
      tokens.splice(best.at, 2, best.token);
    }
    // Only short pieces are kept: strangers choose the text, and the memory is ours.
    if (piece.length <= 16 && this.#known.size < 10_000) this.#known.set(piece, tokens);
    return tokens;
  }

  #bestMerge(tokens: readonly number[]): { at: number; token: number } | undefined {
    let best: { at: number; token: number } | undefined;
    for (let at = 0; at + 1 < tokens.length; at += 1) {
      const token = this.#ranks.get((tokens[at] ?? 0) * 65_536 + (tokens[at + 1] ?? 0));
      if (token !== undefined && (best === undefined || token < best.token)) best = { at, token };
    }
    return best;
  }
}

/** The tokenizer that ships. @throws SubnetError `DATA_DAMAGED` */
export function shippedTokenizer(): Tokenizer {
  try {
    const { merges } = tokenizerFile.parse(JSON.parse(readFileSync(packageFile("models/text-tokenizer.json"), "utf8")));
    return new Tokenizer(merges);
  } catch (cause) {
    // The file system, JSON, the schema or a merge: whichever fails, the package is damaged.
    throw new SubnetError("DATA_DAMAGED", "the file of the tokenizer is damaged", "Install the package again.", {
      cause,
    });
  }
}
