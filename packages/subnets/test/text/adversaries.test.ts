import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageFile } from "../../src/files.ts";
import { subnets, type TextResponse } from "../../src/index.ts";
import { openLanguageModel } from "../../src/text/languageModel.ts";
import type { Candidate } from "../../src/text/synapse.ts";
import { distilledNGram, samplesOf } from "./adversaries/distilled.ts";
import { adaptive, trainedNGram, trainingDocuments } from "./adversaries/nGrams.ts";
import { answering, mixed, type Predictor, tokenizer } from "./adversaries/predictor.ts";
import { distilledRoles, roleMatcher } from "./adversaries/roles.ts";
import {
  constant,
  copycat,
  copyOfThePrompt,
  lookup,
  malformed,
  questionPatterns,
  remainder,
} from "./adversaries/tricks.ts";

type Judge = Awaited<ReturnType<typeof subnets.text.createJudge>>;
type Task = Awaited<ReturnType<Judge["nextTask"]>>;
type Predictions = readonly (readonly Candidate[])[];

const TASKS = 16;
const context = { signal: new AbortController().signal, caller: "" };
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

let judge: Judge;
let tasks: Task[];
/** Answers of the best and of the worst model to each task. */
let best: TextResponse[];
let worst: TextResponse[];
const strategies = new Map<string, (task: Task, index: number) => Predictions>();
let worstPay = 0;

async function answersOf(model: string): Promise<TextResponse[]> {
  const responder = await subnets.text.createResponder({ model });
  const answers: TextResponse[] = [];
  for (const { request } of tasks) answers.push(await responder.answer(request, context));
  await responder.close();
  return answers;
}

/** Mean score of predictions, each time with a continuation that the best model wrote. */
async function pay(strategy: (task: Task, index: number) => Predictions): Promise<number> {
  const scores: number[] = [];
  for (const [index, task] of tasks.entries()) {
    const predictions = strategy(task, index).map((row) => [...row]);
    const answer = { predictions, continuation: best[index]?.continuation ?? "" };
    const [judged] = await judge.score(task, [{ uid: 0, answer, latencyMs: 100 }]);
    scores.push(judged?.score ?? Number.NaN);
  }
  return mean(scores);
}

beforeAll(async () => {
  judge = await subnets.text.createJudge({ seed: "adversaries" });
  tasks = [];
  while (tasks.length < TASKS) tasks.push(await judge.nextTask());
  best = await answersOf("small");
  worst = await answersOf(subnets.text.models.at(-1)?.id ?? "");
  worstPay = await pay((_, index) => worst[index]?.predictions ?? []);

  const documents = trainingDocuments(150_000);
  const model = await openLanguageModel(packageFile("models/text-small.onnx"), tokenizer.size);
  const samples = await samplesOf(model, 600);
  await model.close();
  const [nGram, roles] = [trainedNGram(documents), roleMatcher(documents)];
  const [table, roleTable] = [distilledNGram(samples), distilledRoles(samples)];
  const each = (predict: Predictor) => (task: Task) => task.request.contexts.map(predict);
  const copy = copycat();
  const seen = lookup();
  const everything = mixed([
    [0.55, roleTable],
    [0.2, roles],
    [0.1, nGram],
    [0.1, table],
    [0.05, adaptive],
  ]);
  const entries: [string, (task: Task, index: number) => Predictions][] = [
    ["n-grams of the training data", each(answering(nGram))],
    ["n-grams of the reference model's own expectations", each(answering(table))],
    ["n-grams over roles of the reference model's own expectations", each(answering(roleTable))],
    ["an adaptive compressor", each(answering(adaptive))],
    ["the pattern matcher with roles", each(answering(roles))],
    ["all of these, mixed", each(answering(everything))],
    ["patterns for the questions", each(questionPatterns)],
    ["a constant", each(constant)],
    ["remainder alone", each(remainder)],
    ["copying from the prompt", each(copyOfThePrompt)],
    ["the answers of the task before", ({ request }, index) => copy(request.contexts, best[index]?.predictions ?? [])],
    [
      "looking up what a model said before",
      ({ request }, index) => {
        const answer = request.contexts.map(seen.predict);
        for (const [at, text] of request.contexts.entries()) seen.learn(text, best[index]?.predictions[at] ?? []);
        return answer;
      },
    ],
  ];
  for (const [name, strategy] of entries) strategies.set(name, strategy);
}, 600_000);
afterAll(() => judge.close());

describe("who runs no model earns far less than who runs the worst one that ships, even with the best model's text", () => {
  it("which earns something", () => {
    expect(worstPay).toBeGreaterThan(0.1);
  });

  it.each([
    "n-grams of the training data",
    "n-grams of the reference model's own expectations",
    "n-grams over roles of the reference model's own expectations",
    "an adaptive compressor",
    "the pattern matcher with roles",
    "all of these, mixed",
    "patterns for the questions",
    "a constant",
    "remainder alone",
    "copying from the prompt",
    "the answers of the task before",
    "looking up what a model said before",
  ])("%s", async (name) => {
    const strategy = strategies.get(name);
    if (strategy === undefined) throw new Error("no such strategy");
    expect(await pay(strategy)).toBeLessThan(0.4 * worstPay);
  });
});

describe("who misreports earns less than who says what the model expects", () => {
  const changed = (change: (row: readonly Candidate[]) => Candidate[]) =>
    pay((_, index) => (best[index]?.predictions ?? []).map(change));
  const powered = (power: number) => (row: readonly Candidate[]) => {
    const powers = row.map(({ text, probability }) => ({ text, probability: probability ** power }));
    const total = powers.reduce((sum, { probability }) => sum + probability, 0);
    return powers.map(({ text, probability }) => ({ text, probability: (0.999 * probability) / total }));
  };

  it.each<[string, (row: readonly Candidate[]) => Candidate[]]>([
    ["too sure", powered(2)],
    ["not sure enough", powered(0.5)],
    ["the likeliest alone, as certain", ([first]) => (first === undefined ? [] : [{ ...first, probability: 1 }])],
    ["half of it as remainder", (row) => row.map(({ text, probability }) => ({ text, probability: probability / 2 }))],
    ["tiny probabilities", (row) => row.map(({ text, probability }) => ({ text, probability: probability * 1e-9 }))],
  ])("%s", async (_, change) => {
    expect(await changed(change)).toBeLessThan((await changed((row) => [...row])) - 0.01);
  });
});

describe("one report that is no prediction makes the answer worth nothing", () => {
  it.each(malformed)("%s", async (_, row) => {
    expect(await pay((__, index) => [row, ...(best[index]?.predictions ?? []).slice(1)])).toBe(0);
  });

  it.each<[string, (predictions: Predictions) => Predictions]>([
    ["one too few", (predictions) => predictions.slice(1)],
    ["one too many", (predictions) => [...predictions, []]],
    ["none", () => []],
  ])("%s", async (_, change) => {
    expect(await pay((__, index) => change(best[index]?.predictions ?? []))).toBe(0);
  });
});

describe("who sends no continuation earns nothing, however well it predicts", () => {
  it.each<[string, (opening: string) => string]>([
    ["empty", () => ""],
    ["one sentence over and over", () => " She walked to the mill.".repeat(6)],
    ["one word over and over", () => " the".repeat(40)],
    ["the opening", (opening) => ` ${opening} ${opening}`],
    ["most of the opening", (opening) => ` And then ${opening}`],
    ["huge", () => " She walked to the mill and looked for the ring.".repeat(500)],
    ["too many different words", () => Array.from({ length: 90 }, (_, index) => `word${index}`).join(" ")],
    ["one endless word", () => "a".repeat(1_200)],
    ["controls and zeros", () => "\u0000\u0001 ".repeat(30)],
  ])("%s", async (_, write) => {
    for (const [index, task] of tasks.entries()) {
      const answer = { predictions: best[index]?.predictions ?? [], continuation: write(task.request.opening) };
      const [judged] = await judge.score(task, [{ uid: 0, answer, latencyMs: 100 }]);
      expect(judged?.score).toBeLessThan(0.03);
    }
  });
});

describe("a customer's prompt", () => {
  it("is scored like any other, and looks like one", async () => {
    const opening = "It was a cold day. Nora went to the mill. She found a red lamp in the mill.";
    const task = await judge.organicTask?.(opening);
    if (task === undefined) throw new Error("the judge takes no requests");
    expect(task.request).toMatchObject({ opening, contexts: expect.any(Array) });
    expect(task.request.contexts).toHaveLength(tasks[0]?.request.contexts.length ?? 0);
    const scoreOf = async (model: string): Promise<number> => {
      const responder = await subnets.text.createResponder({ model });
      const answer = await responder.answer(task.request, context);
      await responder.close();
      return (await judge.score(task, [{ uid: 1, answer, latencyMs: 100 }]))[0]?.score ?? Number.NaN;
    };
    expect(await scoreOf("small")).toBeGreaterThan(0.4);
    expect(await scoreOf("lazy")).toBe(0);
  });
});

describe("a failure", () => {
  it("earns nothing, and costs the others nothing", async () => {
    const [[task], [answer]] = [tasks, best];
    if (task === undefined || answer === undefined) throw new Error("no task");
    const alone = await judge.score(task, [{ uid: 7, answer, latencyMs: 100 }]);
    const both = await judge.score(task, [
      { uid: 7, answer, latencyMs: 100 },
      { uid: 5, answer: undefined, latencyMs: 12_000 },
    ]);
    expect(both).toEqual([...alone, { uid: 5, score: 0 }]);
    expect(alone[0]?.score).toBeGreaterThan(0.3);
  });
});

describe("contexts", () => {
  it("never come twice, and follow from the seed alone", async () => {
    const contexts = tasks.flatMap(({ request }) => request.contexts);
    expect(new Set(contexts).size).toBe(contexts.length);
    const [again, other] = await Promise.all(
      ["adversaries", "another"].map((seed) => subnets.text.createJudge({ seed })),
    );
    expect((await again?.nextTask())?.request).toEqual(tasks[0]?.request);
    const strangers = new Set((await other?.nextTask())?.request.contexts);
    expect(contexts.filter((text) => strangers.has(text))).toEqual([]);
    await Promise.all([again?.close(), other?.close()]);
  });
});
