import { beforeAll, describe, expect, it, vi } from "vitest";
import { subnets, type TextRequest, type TextResponse } from "../../src/index.ts";
import { Pieces } from "../../src/text/pieces.ts";

const context = { signal: new AbortController().signal, caller: "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM" };
const TASKS = 24;
/** Tasks that a validator may have scored before it sets weights for the first time. */
const FEW = 4;
/** Two miners run the same model, as they do in a network. */
const MODELS = ["small", "small", "small-early", "small-start", "lazy"] as const;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the text subnet's models before its own judge", () => {
  const scores: number[][] = MODELS.map(() => []);
  const withOwnText: number[][] = MODELS.map(() => []);
  let request: TextRequest | undefined;
  let response: TextResponse | undefined;

  beforeAll(async () => {
    const judge = await subnets.text.createJudge({ seed: "ranking" });
    const responders = await Promise.all(MODELS.map((model) => subnets.text.createResponder({ model })));
    for (let round = 0; round < TASKS; round += 1) {
      const task = await judge.nextTask();
      const answers: TextResponse[] = [];
      for (const responder of responders) answers.push(await responder.answer(task.request, context));
      [request, response] = [task.request, answers[0]];
      for (const [uid, answer] of answers.entries()) {
        // Each is judged alone, as in a network, and with the same text: drawn by chance, it would hide what
        // predictions are worth.
        const same = { ...answer, continuation: answers[0]?.continuation ?? "" };
        const [judged] = await judge.score(task, [{ uid, answer: same, latencyMs: 100 }]);
        scores[uid]?.push(judged?.score ?? Number.NaN);
        const [own] = await judge.score(task, [{ uid, answer, latencyMs: 100 }]);
        withOwnText[uid]?.push(own?.score ?? Number.NaN);
      }
    }
    await Promise.all(responders.map((responder) => responder.close()));
    await judge.close();
  });

  const of = (uid: number): number[] => scores[uid] ?? [];

  it("pays the better model nearly all, and its twin the same", () => {
    expect(mean(of(0))).toBeGreaterThan(0.65);
    expect(of(1)).toEqual(of(0));
  });

  it("pays them about the same with the texts that they write themselves", () => {
    for (const [uid, list] of withOwnText.entries()) expect(Math.abs(mean(list) - mean(of(uid)))).toBeLessThan(0.15);
  });

  it("pays the weaker models clearly less, in the order of their held-out losses (their cards), but something", () => {
    expect(mean(of(2))).toBeLessThan(0.93 * mean(of(0)));
    expect(mean(of(3))).toBeLessThan(0.8 * mean(of(2)));
    expect(mean(of(3))).toBeGreaterThan(0.2);
  });

  it("pays nothing for random words", () => {
    expect(Math.max(...of(4))).toBe(0);
  });

  it("ranks them in the same order after a few tasks, whichever these are", () => {
    for (let from = 0; from + FEW <= TASKS; from += FEW) {
      const [best = 0, , worse = 0, worst = 0, dummy = 0] = scores.map((list) => mean(list.slice(from, from + FEW)));
      expect(best).toBeGreaterThan(worse);
      expect(worse).toBeGreaterThan(worst);
      expect(worst).toBeGreaterThan(dummy);
      expect(dummy).toBeLessThan(0.1 * best);
    }
  });

  it("ranks them so even when each is asked tasks of its own, at two standard errors of a validator's average", () => {
    /** Of an average in which each new score weighs a tenth, about nineteen scores count. */
    const COUNTED = 19;
    const deviation = (list: readonly number[]): number =>
      Math.sqrt(list.reduce((sum, value) => sum + (value - mean(list)) ** 2, 0) / (list.length - 1) / COUNTED);
    for (const [better, worse] of [
      [0, 2],
      [2, 3],
      [3, 4],
    ] as const) {
      const noise = Math.hypot(deviation(of(better)), deviation(of(worse)));
      expect(mean(of(better)) - mean(of(worse))).toBeGreaterThan(2 * noise);
    }
  });

  it("carries tasks and answers that fit the synapse and survive JSON", () => {
    const { synapse } = subnets.text;
    expect(synapse.request.parse(JSON.parse(JSON.stringify(request)))).toEqual(request);
    expect(synapse.response.parse(JSON.parse(JSON.stringify(response)))).toEqual(response);
    expect(subnets.text.describe(response ?? { predictions: [], continuation: "" })).toMatch(/^\S.* · .*…\S/);
  });
});

describe("the explanation of a text judge", () => {
  it("names task, truth, answer and what it knows", async () => {
    const judge = await subnets.text.createJudge({ seed: "explained" });
    const task = await judge.nextTask();
    const responder = await subnets.text.createResponder({ model: "small" });
    const answer = await responder.answer(task.request, context);
    const read = vi.spyOn(Pieces.prototype, "read");
    const { question, truth, answer: said, reason } = subnets.text.explain(task, answer);
    expect(question).toContain(task.request.contexts[0]?.slice(-20));
    const likeliest = truth.slice(0, truth.indexOf("”") + 1);
    expect(likeliest).toMatch(/^“.+”$/);
    expect(said.startsWith(likeliest)).toBe(true);
    expect(said).toContain(answer.continuation.trim());
    expect(reason).toMatch(/^predicts (9\d|100) %/);
    await judge.score(task, [{ uid: 0, answer, latencyMs: 0 }]);
    expect(read, "judging and explaining read each prediction once").toHaveBeenCalledTimes(
      task.request.contexts.length,
    );
    read.mockRestore();
    expect(subnets.text.explain(task, { ...answer, predictions: [] }).reason).toContain("do not fit the task");
    expect(subnets.text.explain(task, { ...answer, continuation: "" }).reason).toContain("no continuation");
    const guess = task.request.contexts.map(() => [{ text: " zebra", probability: 0.9 }]);
    expect(subnets.text.explain(task, { ...answer, predictions: guess }).reason).toContain("earn nothing");
    expect(subnets.text.explain(task, undefined)).toMatchObject({ answer: "", reason: "no answer" });
    await Promise.all([responder.close(), judge.close()]);
  });
});
