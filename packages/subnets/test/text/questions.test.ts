import { describe, expect, it } from "vitest";
import { Random } from "../../src/random.ts";
import { gradeAnswer } from "../../src/text/grade.ts";
import { askOne, questionKinds, questionPrompt } from "../../src/text/questions.ts";
import { makeStory } from "../../src/text/story.ts";
import { LONGEST_PROMPT } from "../../src/text/synapse.ts";

const all = (seed: string, each: number) => {
  const random = new Random(seed);
  return Array.from({ length: each }, () => questionKinds.map((kind) => askOne(kind(random), random))).flat();
};

describe("fresh questions", () => {
  it("follow from the seed alone", () => {
    expect(all("a seed", 10)).toEqual(all("a seed", 10));
    expect(all("a seed", 10)).not.toEqual(all("another seed", 10));
  });

  it("have their own answer as the right one", () => {
    for (const question of all("own answer", 300)) {
      expect(gradeAnswer(question.answer.join(" "), question), questionPrompt(question)).toBe(1);
    }
  });

  it("do not take a repetition of the facts or of the question for an answer", () => {
    for (const question of all("echo", 100)) {
      expect(gradeAnswer(question.facts, question)).toBe(0);
      if (!/these words/.test(question.question)) expect(gradeAnswer(question.question, question)).toBe(0);
    }
  });

  it("fit the synapse and leave the answer open", () => {
    for (const question of all("form", 100)) {
      expect(questionPrompt(question).length).toBeLessThan(LONGEST_PROMPT);
      expect(questionPrompt(question)).toMatch(/\nAnswer:$|^Question: .*\nAnswer:$/);
    }
  });
});

describe("known questions", () => {
  const random = new Random("arithmetic");
  it("of numbers add up", () => {
    const [, , , howMany, next] = questionKinds;
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
