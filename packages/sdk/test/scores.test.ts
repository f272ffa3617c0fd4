import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ScoreBook } from "../src/neuron/scores.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "opentao-scores-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("moving averages", () => {
  it("begin with the first score and follow the newest", () => {
    const book = new ScoreBook(1, 0.5);
    expect(book.get("a")).toBeUndefined();
    book.update("a", 1);
    book.update("a", 0);
    book.update("a", 0);
    expect(book.get("a")).toBe(0.25);
  });

  it("clip what is not from 0 to 1", () => {
    const book = new ScoreBook(1, 1);
    for (const [given, taken] of [
      [7, 1],
      [-1, 0],
      [Number.MAX_VALUE, 1],
      [-Number.MAX_VALUE, 0],
    ] as const) {
      book.update("a", given);
      expect(book.get("a")).toBe(taken);
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuse %d by name", (score) => {
    const book = new ScoreBook(1, 0.5);
    book.update("a", 0.5);
    expect(() => book.update("a", score)).toThrow(
      expect.objectContaining({ code: "SCORE_INVALID", message: `the score of a is ${score}` }),
    );
    expect(book.get("a")).toBe(0.5);
  });

  it.each([Number.NaN, -0.1, 1.1])("are not weighted by %d", (alpha) => {
    expect(() => new ScoreBook(1, alpha)).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
  });

  it("outlive a restart", async () => {
    const path = join(folder, "scores.json");
    const book = await ScoreBook.load(path, 1, 0.5);
    book.update("a", 0.75);
    book.update("gone", 1);
    book.retain(new Set(["a"]));
    await book.save(path);
    const again = await ScoreBook.load(path, 1, 0.5);
    expect([again.get("a"), again.get("gone"), again.size]).toEqual([0.75, undefined, 1]);
  });

  it.each(["{", "{}", '{"version":1,"netuid":2,"scores":{}}', '{"version":1,"netuid":1,"scores":{"a":2}}'])(
    "are not read from %s",
    async (contents) => {
      const path = join(folder, "scores.json");
      await writeFile(path, contents);
      await expect(ScoreBook.load(path, 1, 0.5)).rejects.toMatchObject({ code: "STATE_UNREADABLE" });
    },
  );

  it("say when they cannot be written", async () => {
    const path = join(folder, "no such folder", "scores.json");
    await expect(new ScoreBook(1, 0.5).save(path)).rejects.toMatchObject({ code: "STATE_UNWRITABLE" });
  });
});
