import { beforeAll, describe, expect, it } from "vitest";
import { type ImageRequest, type ImageResponse, subnets } from "../../src/index.ts";

const context = { signal: new AbortController().signal, caller: "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM" };
const TASKS = 30;
/** Tasks that a validator may have scored before it sets weights for the first time. */
const FEW = 3;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the image subnet's models before its own judge", () => {
  const scores = new Map<string, number[]>(["cnn", "perceptron", "linear", "lazy"].map((model) => [model, []]));

  beforeAll(async () => {
    const judge = await subnets.image.createJudge({ seed: "ranking" });
    const responders = await Promise.all([...scores.keys()].map((model) => subnets.image.createResponder({ model })));
    for (let round = 0; round < TASKS; round += 1) {
      const task = await judge.nextTask();
      const answers = [];
      for (const [uid, responder] of responders.entries()) {
        answers.push({ uid, answer: await responder.answer(task.request, context), latencyMs: 100 });
      }
      const judged = await judge.score(task, answers);
      for (const { uid, score } of judged) scores.get(responders[uid]?.model ?? "")?.push(score);
    }
    await Promise.all(responders.map((responder) => responder.close()));
    await judge.close();
  });

  const of = (model: string): number[] => scores.get(model) ?? [];

  it("pays the convolutional network about what its card says", () => {
    expect(mean(of("cnn"))).toBeGreaterThan(0.9);
    expect(mean(of("cnn"))).toBeLessThan(1);
  });

  it("pays the linear model about half", () => {
    expect(mean(of("linear"))).toBeGreaterThan(0.3);
    expect(mean(of("linear"))).toBeLessThan(0.6);
  });

  it("pays the one with a hidden layer between the two", () => {
    expect(mean(of("perceptron"))).toBeGreaterThan(1.1 * mean(of("linear")));
    expect(mean(of("perceptron"))).toBeLessThan(0.9 * mean(of("cnn")));
  });

  it("pays nothing for guesses", () => {
    expect(mean(of("lazy"))).toBeLessThan(0.01);
  });

  it("ranks them in the same order after a few tasks, whichever these are", () => {
    for (let from = 0; from + FEW <= TASKS; from += FEW) {
      const [cnn, linear, dummy] = ["cnn", "linear", "lazy"].map((model) => mean(of(model).slice(from, from + FEW)));
      expect(cnn).toBeGreaterThan(1.5 * (linear ?? 0));
      expect(linear).toBeGreaterThan(10 * (dummy ?? 0));
    }
  });
});

describe("the explanation of an image judge", () => {
  it("names task, truth, answer and how much of it was right", async () => {
    const judge = await subnets.image.createJudge({ seed: "explained" });
    const task = await judge.nextTask();
    const { labels } = task.secret;
    const sure = (of: number) => Array.from({ length: 10 }, (_, digit) => (digit === of ? 1 : 0));
    const answer = { probabilities: labels.map((label, index) => sure(index === 0 ? (label + 1) % 10 : label)) };
    const explained = subnets.image.explain(task, answer);
    expect(explained.truth).toBe(labels.join(" "));
    expect(explained.answer.split(" ").slice(1)).toEqual(labels.slice(1).map(String));
    expect(explained.question).toContain(`${labels.length} images`);
    expect(explained.reason).toContain(`${labels.length - 1} of ${labels.length} right`);
    expect(subnets.image.explain(task, { probabilities: [] }).reason).toContain(`0 of ${labels.length} right`);
    expect(subnets.image.explain(task, undefined)).toMatchObject({ answer: "", reason: "no answer" });
    await judge.close();
  });
});

describe("task and answer", () => {
  let request: ImageRequest;
  let response: ImageResponse;

  beforeAll(async () => {
    const judge = await subnets.image.createJudge({ seed: "forms" });
    const responder = await subnets.image.createResponder({ model: "cnn" });
    request = (await judge.nextTask()).request;
    response = await responder.answer(request, context);
    await responder.close();
  });

  it("fits the synapse and survives JSON", () => {
    const { synapse } = subnets.image;
    expect(synapse.request.parse(JSON.parse(JSON.stringify(request)))).toEqual(request);
    expect(synapse.response.parse(JSON.parse(JSON.stringify(response)))).toEqual(response);
  });

  it("is described by the digits that the model holds for the likeliest", () => {
    expect(subnets.image.describe(response)).toMatch(/^digits( \d){24}$/);
  });
});
