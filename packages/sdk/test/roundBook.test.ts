import { describe, expect, it } from "vitest";
import { Asks, RoundBook } from "../src/index.ts";

interface Question {
  readonly number: number;
}
interface Answer {
  readonly doubled: number;
}

const explain = () => ({ question: "?", truth: "2", answer: "x".repeat(5_000), reason: "because" });
const judged = (uid: number) => ({
  ...{ uid, hotkey: `5F${uid}`, score: 0.5, task: { request: { number: 1 }, secret: 2, timeoutMs: 100 } },
  response: { ok: true as const, status: 200, answer: { doubled: 2 }, latencyMs: 3 },
});
const bookOf = (picture: string) => new RoundBook<Question, Answer, number>({ explain, pictures: () => [picture] });
const roundsOf = (book: RoundBook<Question, Answer, number>): { at: number; answers: { answer: string }[] }[] =>
  JSON.parse(book.last(100));

describe("the rounds that a validator keeps", () => {
  it("are the last 50, the newest first, with 32 miners each and texts of 1,000 characters", () => {
    const book = bookOf("p");
    const miners = Array.from({ length: 40 }, (_, uid) => judged(uid));
    for (let at = 0; at < 60; at += 1) book.add(miners, at);
    const rounds = roundsOf(book);
    expect(rounds.map(({ at }) => at)).toEqual(Array.from({ length: 50 }, (_, back) => 59 - back));
    expect(rounds[0]?.answers).toHaveLength(32);
    expect(rounds[0]?.answers[0]?.answer).toHaveLength(1_000);
  });

  it("take 8 MiB at most", () => {
    const book = bookOf("p".repeat(1024 * 1024));
    for (let at = 0; at < 20; at += 1) book.add([judged(1)], at);
    expect(book.last(100).length).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect(roundsOf(book)[0]?.at).toBe(19);
  });
});

describe("questions of people", () => {
  it("wait in their order, 4 of them, and are answered with nothing at the end", async () => {
    const asks = new Asks<Question, Answer>();
    const waiting = [1, 2, 3, 4].map((number) => asks.ask({ number }, 100));
    expect(asks.ask({ number: 5 }, 100)).toBeUndefined();
    const first = asks.take();
    expect(first?.request).toEqual({ number: 1 });
    first?.answer([{ uid: 1, hotkey: "5F1", response: judged(1).response }]);
    asks.close();
    expect((await Promise.all(waiting)).map((answers) => answers?.length)).toEqual([1, 0, 0, 0]);
  });
});
