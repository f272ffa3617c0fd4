import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { subnets, type TextResponse, type TextSecret } from "../../src/index.ts";
import { Random } from "../../src/random.ts";
import { makeStory } from "../../src/text/story.ts";

type Judge = Awaited<ReturnType<typeof subnets.text.createJudge>>;
type Task = Awaited<ReturnType<Judge["nextTask"]>>;

const TASKS = 10;
const NEAR_ZERO = 0.03;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

let judge: Judge;
let tasks: Task[];
beforeAll(async () => {
  judge = await subnets.text.createJudge({ seed: "adversaries" });
  tasks = [];
  for (let count = 0; count < TASKS; count += 1) tasks.push(await judge.nextTask());
});
afterAll(() => judge.close());

const rightAnswers = ({ questions }: TextSecret): string[] => questions.map(({ answer }) => answer.join(" "));
const stories = (seed: string): string[] => {
  const random = new Random(seed);
  return Array.from({ length: TASKS }, () =>
    makeStory(random)
      .continuation.split(/(?<=\.) /)
      .slice(0, 4)
      .join(" "),
  );
};

/** Mean score of a strategy when it is alone. */
async function pay(strategy: (task: Task, index: number) => TextResponse): Promise<number> {
  const scores: number[] = [];
  for (const [index, task] of tasks.entries()) {
    const [judged] = await judge.score(task, [{ uid: 0, answer: strategy(task, index), latencyMs: 100 }]);
    scores.push(judged?.score ?? Number.NaN);
  }
  return mean(scores);
}

/** All answers right, with a continuation of the adversary's. */
const knowing = (continuation: (task: Task, index: number) => string) =>
  pay((task, index) => ({ answers: rightAnswers(task.secret), continuation: continuation(task, index) }));

describe("who knows no answer earns nothing, however well it writes", () => {
  it.each<[string, (task: Task) => string[]]>([
    ["no answers", () => []],
    ["empty answers", ({ request }) => request.questions.map(() => "")],
    ["one word for all", ({ request }) => request.questions.map(() => "barn")],
    ["the questions themselves", ({ request }) => request.questions.map((question) => question.slice(0, 300))],
    [
      "answers of another order",
      ({ secret }) =>
        rightAnswers(secret)
          .reverse()
          .map((answer) => `${answer}s`),
    ],
    ["one answer too many", ({ secret }) => [...rightAnswers(secret), "barn"]],
    ["every number and name", ({ request }) => request.questions.map(() => "Tom Mira 1 2 3 4 5 barn red")],
  ])("%s", async (_, answers) => {
    const told = stories("fluent");
    expect(await pay((task, index) => ({ answers: answers(task), continuation: told[index] ?? "" }))).toBeLessThan(
      NEAR_ZERO,
    );
  });
});

describe("who sends no continuation earns nothing, however much it knows", () => {
  it.each<[string, (task: Task) => string]>([
    ["empty", () => ""],
    ["blanks", () => " ".repeat(500)],
    ["one word", () => " She walked."],
    ["one sentence over and over", () => " She walked to the mill.".repeat(6)],
    ["one word over and over", () => " the".repeat(40)],
    ["the opening", ({ request }) => ` ${request.opening} ${request.opening}`],
    ["most of the opening", ({ request }) => ` And then ${request.opening}`],
    ["huge", () => " She walked to the mill and looked for the ring.".repeat(500)],
    ["too many different words", () => Array.from({ length: 90 }, (_, index) => `word${index}`).join(" ")],
    ["one endless word", () => "a".repeat(1_200)],
    ["controls and zeros", () => "\u0000\u0001 ".repeat(30)],
  ])("%s", async (_, continuation) => {
    expect(await knowing(continuation)).toBeLessThan(NEAR_ZERO);
  });
});

describe("copies", () => {
  it("earn nothing beside their original, which keeps its score", async () => {
    const [task] = tasks;
    if (task === undefined) throw new Error("no task");
    const answer = { answers: rightAnswers(task.secret), continuation: stories("copied")[0] ?? "" };
    const alone = await judge.score(task, [{ uid: 7, answer, latencyMs: 100 }]);
    const both = await judge.score(task, [
      { uid: 3, answer: { ...answer, continuation: answer.continuation.toUpperCase() }, latencyMs: 180 },
      { uid: 7, answer, latencyMs: 100 },
    ]);
    expect(both).toEqual([{ uid: 3, score: 0 }, ...alone]);
    expect(alone[0]?.score).toBeGreaterThan(0.3);
  });
});

describe("who fails", () => {
  it("gets 0 and stays in its place", async () => {
    const [task] = tasks;
    if (task === undefined) throw new Error("no task");
    const scores = await judge.score(task, [
      { uid: 5, answer: undefined, latencyMs: 12_000 },
      { uid: 2, answer: undefined, latencyMs: 0 },
    ]);
    expect(scores).toEqual([
      { uid: 5, score: 0 },
      { uid: 2, score: 0 },
    ]);
  });
});
