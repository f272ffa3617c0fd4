import { describe, expect, it } from "vitest";
import { compactCommit, type GrandpaEffect, type GrandpaTimer } from "../../../src/index.ts";
import { commitBy, signed } from "../support.ts";
import { Desk, decide, line, reports, sent, signer } from "./desk.ts";

describe("peers", () => {
  it("are told where this node stands when they come, when it moves, and now and then", () => {
    const desk = new Desk(line());
    const packets = (effects: GrandpaEffect[]) =>
      sent(effects).flatMap(({ message }) => (message.type === "Neighbor" ? [message.value.value] : []));
    expect(packets(desk.do(desk.grandpa.connected("p1", "full")))).toEqual([{ round: 1n, setId: 0n, finalized: 0 }]);
    desk.stand("p1", 1n);
    expect(packets(decide(desk, desk.named.ref("b4")))).toEqual([{ round: 2n, setId: 0n, finalized: 0 }]);
    const neighbors: GrandpaTimer = { kind: "neighbors" };
    expect(packets(desk.do(desk.grandpa.timer(neighbors)))).toEqual([]); // has just been told
    expect(packets(desk.do(desk.grandpa.timer(neighbors)))).toEqual([{ round: 2n, setId: 0n, finalized: 0 }]);
  });

  it("get votes that they accept, once, and none when they are light", () => {
    const desk = new Desk(line());
    for (const peer of ["p1", "p2", "far"]) desk.meet(peer);
    desk.meet("light", "light");
    desk.stand("far", 3n);
    const receivers = (effects: GrandpaEffect[]) =>
      sent(effects).flatMap(({ peers, message }) => (message.type === "Vote" ? peers : []));
    expect(receivers(desk.vote(1, "Prevote", desk.named.ref("b4"), 1n, "p1"))).toEqual(["p2"]);
    expect(receivers(desk.vote(1, "Prevote", desk.named.ref("b4"), 1n, "p2"))).toEqual([]);
    desk.do(desk.grandpa.connected("late", "full"));
    expect(receivers(desk.stand("late", 1n))).toEqual(["late"]);
    expect(receivers(desk.stand("late", 2n))).toEqual([]);
  });

  it("that are light get commits", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    desk.meet("light", "light");
    const effects = desk.commit([1, 2, 3], desk.named.ref("b4"));
    const commits = sent(effects).filter(({ message }) => message.type === "Commit");
    expect(commits.map(({ peers }) => peers)).toEqual([["light"]]);
  });

  it("get everything once more when they do not move", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    desk.meet("p2");
    desk.vote(1, "Prevote", desk.named.ref("b4"));
    const rebroadcast = () => sent(desk.do(desk.grandpa.timer({ kind: "rebroadcast" }))).length;
    expect(rebroadcast()).toBe(0); // they have just moved
    expect(rebroadcast()).toBe(2);
  });

  it("are reported for what they do", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    const b4 = desk.named.ref("b4");
    const { named } = desk;
    expect(reports(desk.do(desk.grandpa.message("p1", Uint8Array.of(9, 9), 0)))).toEqual([-10]);
    expect(reports(desk.vote(1, "Prevote", b4, 3n))).toEqual([-500]);
    expect(reports(desk.vote(8, "Prevote", b4))).toEqual([-150]);
    const forged = { ...signed(signer(1), { type: "Prevote", value: b4 }), id: signer(2).id };
    expect(reports(desk.hear("p1", { type: "Vote", value: { round: 1n, setId: 0n, message: forged } }))).toEqual([
      -100,
    ]);
    expect(reports(desk.commit([1, 2], b4))).toEqual([-1000]);
    expect(reports(desk.commit([1, 2, 8], b4))).toEqual([-1000]);
    expect(reports(desk.commit([1, 2, 2, 2], b4))).toEqual([-1000]);
    const crooked = compactCommit(commitBy([1, 2, 3].map(signer), named.ref("b3")));
    const claim = { ...crooked, target: b4 };
    expect(reports(desk.hear("p1", { type: "Commit", value: { round: 1n, setId: 0n, commit: claim } }))).toEqual([
      -5000,
    ]);
    const unsigned = { ...compactCommit(commitBy([1, 2, 3].map(signer), b4, 2n)) };
    expect(reports(desk.hear("p1", { type: "Commit", value: { round: 1n, setId: 0n, commit: unsigned } }))).toEqual([
      -100,
    ]);
    expect(reports(desk.commit([1, 2, 3], b4, 1n, "p1", 4n))).toEqual([-500]);
    expect(reports(desk.commit([1, 2, 3], b4))).toEqual([100]);
    expect(reports(desk.commit([1, 2, 3], b4, 1n, "p2"))).toEqual([]); // two sent it at once
    desk.meet("p3");
    expect(reports(desk.commit([1, 2, 3], named.ref("b3"), 1n, "p3"))).toEqual([-50]);
    expect(reports(desk.commit([1, 2, 3], named.ref("b2"), 1n, "p3"))).toEqual([-500]); // it had sent a higher one
  });

  it("must not move backwards, nor repeat themselves", () => {
    const desk = new Desk(line());
    desk.do(desk.grandpa.connected("p1", "full"));
    const values = [
      desk.stand("p1", 5n, 1n, 7),
      desk.stand("p1", 4n, 1n, 7),
      desk.stand("p1", 9n, 0n, 9),
      desk.stand("p1", 6n, 1n, 6),
      desk.stand("p1", 5n, 1n, 7),
    ].map(reports);
    expect(values).toEqual([[100], [-500], [-500], [-500], [-500]]);
    desk.now = 60_000;
    expect(reports(desk.stand("p1", 5n, 1n, 7))).toEqual([100]);
    expect(reports(desk.stand("stranger", 1n))).toEqual([-500]);
  });
});
