import { describe, expect, it } from "vitest";
import { Random } from "../../src/random.ts";
import { makeDocument } from "../../src/text/document.ts";
import { sceneKinds } from "../../src/text/scenes.ts";
import { makeStory } from "../../src/text/story.ts";

describe("documents", () => {
  const all = (seed: string) => {
    const random = new Random(seed);
    return Array.from({ length: 300 }, () => makeDocument(random));
  };

  it("follow from the seed alone", () => {
    expect(all("a seed")).toEqual(all("a seed"));
    expect(all("a seed")).not.toEqual(all("another seed"));
  });

  it("are stories, or facts with questions and answers", () => {
    for (const document of all("form"))
      expect(document).toMatch(/^[A-Z].*\.$|^([A-Z].*\.\n)?(Question: .*[?.]\nAnswer: \S.*\n)+$/);
  });
});

describe("scenes", () => {
  const random = new Random("arithmetic");
  it("of numbers add up", () => {
    const [, , , howMany, next] = sceneKinds;
    for (let count = 0; count < 200; count += 1) {
      const sum = howMany?.(random);
      const [had = 0, change = 0] = (sum?.facts.match(/\d+/g) ?? []).map(Number);
      expect(sum?.asks[0]?.answer).toEqual([String(sum?.facts.includes("found") ? had + change : had - change)]);
      const row = next?.(random);
      const numbers = (row?.asks[0]?.question.match(/\d+/g) ?? []).map(Number);
      expect(row?.asks[0]?.answer).toEqual([String(2 * (numbers[3] ?? 0) - (numbers[2] ?? 0))]);
    }
  });
});

describe("fresh stories", () => {
  it("follow from the seed alone and never come twice", () => {
    const tell = (seed: string) => {
      const random = new Random(seed);
      return Array.from({ length: 300 }, () => makeStory(random));
    };
    expect(tell("a seed")).toEqual(tell("a seed"));
    expect(new Set(tell("a seed").map(({ continuation }) => continuation)).size).toBe(300);
  });

  it("open with some sentences and go on for at least forty words", () => {
    const random = new Random("length");
    for (let count = 0; count < 300; count += 1) {
      const { opening, continuation } = makeStory(random);
      expect(opening).toMatch(/^[A-Z].*\.$/);
      expect(continuation).toMatch(/^ [A-Z]/);
      expect(continuation.trim().split(" ").length).toBeGreaterThanOrEqual(40);
    }
  });
});
