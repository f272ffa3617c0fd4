import { describe, expect, it } from "vitest";
import { gradeAnswer, gradeAnswers } from "../../src/text/grade.ts";
import type { Question } from "../../src/text/questions.ts";

const where: Question = {
  facts: "Mira put the lamp in the barn. Tom hid the coin in the well.",
  question: "Where is the lamp?",
  answer: ["barn"],
};
const who: Question = { facts: "Mira gave the key to Tom.", question: "Who has the key?", answer: ["Tom"] };
const sum: Question = {
  facts: "Tom had 4 coins. Tom found 3 coins.",
  question: "How many coins does Tom have now?",
  answer: ["7"],
};
const repeat: Question = {
  facts: "",
  question: "Repeat these words: moon river key.",
  answer: ["moon", "river", "key"],
};

describe("right answers, however they are put", () => {
  it.each([
    ["barn", where],
    [" In the barn.", where],
    ["The lamp is in the barn.", where],
    ["BARN\nQuestion: Where is the coin?\nAnswer: well", where],
    ["Tom", who],
    ["Tom has the key now.", who],
    ["7", sum],
    ["seven", sum],
    ["Tom has 7 coins now.", sum],
    ["moon river key", repeat],
    ["Moon, river, key.", repeat],
  ])("%j", (answer, question) => {
    expect(gradeAnswer(answer, question)).toBe(1);
  });
});

describe("wrong answers", () => {
  it.each([
    ["", where],
    ["   \n barn", { ...where, answer: ["well"] }],
    ["well", where],
    ["barn well", where],
    ["barn or well", where],
    ["barn, castle, cave, church, field", where],
    ["Where is the lamp?", where],
    ["The lamp is in the", where],
    ["Mira", who],
    ["Mira Tom", who],
    ["8", sum],
    ["7 8", sum],
    ["77", sum],
    ["1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", sum],
    [`${"in the ".repeat(20)}barn`, where],
    [`${" ".repeat(400)}barn`, where],
  ])("%j", (answer, question) => {
    expect(gradeAnswer(answer, question)).toBe(0);
  });
});

describe("answers of several words", () => {
  it("are worth the share that is right from the start", () => {
    expect(gradeAnswer("moon river", repeat)).toBeCloseTo(2 / 3, 12);
    expect(gradeAnswer("moon key river", repeat)).toBeCloseTo(1 / 3, 12);
    expect(gradeAnswer("key river moon", repeat)).toBe(0);
  });

  it("are worth nothing with words too many", () => {
    expect(gradeAnswer("moon river key moon", repeat)).toBe(0);
  });
});

describe("all answers together", () => {
  it("are worth 1 when right, and nothing at the level of guessing", () => {
    expect(gradeAnswers(["barn", "Tom"], [where, who])).toBe(1);
    expect(gradeAnswers(["barn", ...Array(7).fill("")], [where, ...Array<Question>(7).fill(who)])).toBe(0);
  });

  it("must be as many as the questions", () => {
    expect(gradeAnswers(["barn"], [where, who])).toBe(0);
    expect(gradeAnswers(["barn", "Tom", "7"], [where, who])).toBe(0);
    expect(gradeAnswers([], [])).toBe(0);
  });
});
