import { describe, expect, it } from "vitest";
import { compactCommit } from "../../../src/index.ts";
import { commitBy } from "../support.ts";
import { Desk, finalizedIn, line, signer } from "./desk.ts";

describe("blocks that are not here", () => {
  it("are fetched when votes are for them, and the votes count when they come", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    const block = desk.named.tree.make(desk.named.ref("b6"));
    const effects = desk.vote(1, "Prevote", block.ref);
    expect(effects).toContainEqual({ kind: "fetch", block: block.ref, peers: ["p1"] });
    expect(desk.vote(2, "Prevote", block.ref).some(({ kind }) => kind === "fetch")).toBe(false);
    const [round] = desk.grandpa.rounds();
    expect(round?.prevotes.weight).toBe(0);
    desk.add(block);
    expect(round?.prevotes.weight).toBe(2);
  });

  it("hold a commit back until they come", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    const block = desk.named.tree.make(desk.named.ref("b6"));
    expect(desk.commit([1, 2, 3], block.ref)).toContainEqual({ kind: "fetch", block: block.ref, peers: ["p1"] });
    expect(finalizedIn(desk.add(block))).toEqual([block.ref]);
  });

  it("do not hold a commit back when the votes for others suffice", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    const target = desk.named.ref("b5");
    const unknown = desk.named.tree.make(target).ref;
    const commit = commitBy([0, 1, 2].map(signer), target);
    const wild = commitBy([signer(3)], unknown).precommits;
    const value = {
      round: 1n,
      setId: 0n,
      commit: compactCommit({ target, precommits: [...commit.precommits, ...wild] }),
    };
    expect(finalizedIn(desk.hear("p1", { type: "Commit", value }))).toEqual([target]);
  });
});
