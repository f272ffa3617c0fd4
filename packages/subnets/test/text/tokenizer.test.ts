import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOUNDARY, shippedTokenizer, splitPieces, Tokenizer } from "../../src/text/tokenizer.ts";
import { people, places, things } from "../../src/text/vocabulary.ts";

const tokenizer = shippedTokenizer();

describe("the tokenizer that ships", () => {
  it("gives any text back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
      }),
    );
  });

  it.each([
    "",
    " ",
    "\n\n",
    "Where is the lamp? In the barn.",
    "naïve Σωκράτης 日本 🦊",
    "1234567 x",
    "a\u0000b",
    "tab\tend\r\n",
  ])("gives %j back", (text) => {
    expect(splitPieces(text).join("")).toBe(text);
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  });

  it("has one token for each word of the tasks", () => {
    for (const word of [...things, ...places, ...people.map(({ name }) => name)]) {
      expect(tokenizer.encode(` ${word}`), word).toHaveLength(1);
    }
  });

  it("uses the boundary for no text of the tasks", () => {
    expect(tokenizer.encode("Adam put the apple in the barn.\nQuestion: Where is the apple?\nAnswer:")).not.toContain(
      BOUNDARY,
    );
  });

  it("takes a moment for a text of one long word", () => {
    const started = performance.now();
    expect(tokenizer.decode(tokenizer.encode("ab".repeat(1_000)))).toBe("ab".repeat(1_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("makes nothing of tokens that it does not have", () => {
    expect(tokenizer.decode([tokenizer.size, 999_999, -1])).toBe("");
  });
});

describe("byte pairs", () => {
  it("are merged in the order in which they were learned", () => {
    // 256 = ab, 257 = bc, 258 = ab·c: of the text abc the first pair is ab.
    const learned = new Tokenizer([
      [97, 98],
      [98, 99],
      [256, 99],
    ]);
    expect(learned.encode("abc")).toEqual([258]);
    expect(learned.encode("bc")).toEqual([257]);
    expect(learned.encode("abbc")).toEqual([256, 257]);
  });

  it("of tokens that do not exist yet are refused", () => {
    expect(() => new Tokenizer([[256, 97]])).toThrow(RangeError);
  });
});
