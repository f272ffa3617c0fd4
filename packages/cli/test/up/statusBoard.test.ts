import { describe, expect, it } from "vitest";
import { isFailing } from "../../src/up/processes/failures.ts";
import { StatusBoard } from "../../src/up/processes/statusBoard.ts";

describe("the board of statuses", () => {
  it("keeps the latest of each process", () => {
    const board = new StatusBoard();
    board.receive("miner", { kind: "progress", step: "registering by work", fraction: 0.4 });
    expect(board.report("miner")).toMatchObject({ step: "registering by work", fraction: 0.4, isReady: false });
    board.receive("miner", { kind: "ready", uid: 3 });
    board.receive("miner", { kind: "answered", answer: "42", latencyMs: 1 });
    expect(board.report("miner")).toMatchObject({ isReady: true, fraction: 1, answer: "42" });
  });

  it("ignores messages of another form", () => {
    const board = new StatusBoard();
    for (const message of [undefined, "ready", { kind: "ready" }, { kind: "progress", step: "x", fraction: 7 }])
      board.receive("miner", message);
    expect(board.report("miner")).toMatchObject({ step: "starting", isReady: false });
  });

  it("has issues until they have passed, of few kinds, and nothing of a process that ended", () => {
    const board = new StatusBoard();
    const issue = { kind: "trouble", code: "GONE", message: "the server is gone", hint: "start it", times: 3 };
    board.receive("miner", issue);
    expect(board.issues()).toEqual([{ name: "miner", message: "the server is gone (3 times)", hint: "start it" }]);
    board.receive("miner", { ...issue, code: "SLOW", message: "it is slow", times: 1 });
    board.receive("miner", { kind: "recovered", code: "GONE" });
    expect(board.issueLines()).toEqual(["miner: it is slow"]);
    for (let code = 0; code < 100; code += 1) board.receive("miner", { ...issue, code: String(code) });
    expect(board.issueLines()).toHaveLength(16);
    board.ended("miner", 1, 1000);
    expect(board.issueLines()).toEqual(["miner: ended with code 1; starts again in 1.0 s"]);
  });

  it("has the last round with its reasons, unless these are of another form or too long", () => {
    const board = new StatusBoard();
    const explanation = { question: "1 + 1?", truth: "2", answer: "3", reason: "near" };
    const scores = [{ uid: 1, score: 0.5, explanation }];
    board.receive("validator", { kind: "scored", scores });
    expect(board.report("validator").round).toEqual(scores);
    const long = { uid: 1, score: 1, explanation: { ...explanation, answer: "x".repeat(1001) } };
    board.receive("validator", { kind: "scored", scores: [long] });
    expect(board.report("validator").round).toEqual(scores);
  });

  it("averages scores over the validators that have scored", () => {
    const board = new StatusBoard();
    board.receive("a", { kind: "scored", scores: [{ uid: 1, score: 0.5 }] });
    board.receive("b", { kind: "scored", scores: [{ uid: 1, score: 1 }] });
    expect(board.scoreOf(1, ["a", "b", "c"])).toBe(0.75);
    expect(board.scoreOf(2, ["a", "b", "c"])).toBeUndefined();
  });
});

describe("a process that ends by itself", () => {
  it("is an issue, with the reason that it gave, until it is ready again", () => {
    const board = new StatusBoard();
    board.receive("miner", { kind: "ready", uid: 3 });
    board.receive("miner", {
      kind: "failed",
      code: "MODEL_UNREADABLE",
      message: "the model is missing",
      hint: "get it",
    });
    board.ended("miner", 1, 500);
    expect(board.issueLines()).toEqual(["miner: the model is missing; starts again in 0.5 s"]);
    expect(board.report("miner")).toMatchObject({ exits: 1, failure: { code: "MODEL_UNREADABLE", hint: "get it" } });
    board.receive("miner", { kind: "ready", uid: 3 });
    expect(board.issueLines()).toEqual([]);
    expect(board.report("miner").failure).toBeUndefined();
  });

  it("has the last block of the index, and whether it serves", () => {
    const board = new StatusBoard();
    board.receive("index", { kind: "serving" });
    board.receive("index", { kind: "indexed", height: 7 });
    expect(board.report("index")).toMatchObject({ isReady: true, height: 7 });
    board.ended("index", 1, 1000);
    expect(board.report("index").isReady).toBe(false);
  });

  it("says how it ended when it gave no reason", () => {
    const board = new StatusBoard();
    board.ended("node", null, 1000);
    board.ended("miner", 7, 2000);
    expect(board.issueLines()).toEqual([
      "node: ended with a signal; starts again in 1.0 s",
      "miner: ended with code 7; starts again in 2.0 s",
    ]);
  });

  it("is failing after three ends in a row without having been ready", () => {
    const board = new StatusBoard();
    const end = () => board.ended("node", 1, 0);
    end();
    end();
    expect(isFailing(board.report("node"))).toBe(false);
    board.receive("node", { kind: "serving" });
    end();
    end();
    expect(isFailing(board.report("node"))).toBe(false);
    end();
    expect(isFailing(board.report("node"))).toBe(true);
  });
});
