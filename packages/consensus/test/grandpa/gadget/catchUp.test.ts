import { describe, expect, it } from "vitest";
import type { GossipMessage, GrandpaEffect } from "../../../src/index.ts";
import { signed } from "../support.ts";
import { Desk, decide, finalizedIn, line, reports, sent, signer } from "./desk.ts";

describe("catching up", () => {
  const block = (desk: Desk) => desk.named.ref("b4");
  const catchUp = (desk: Desk, round: bigint, voters = [1, 2, 3], base = desk.named.ref("genesis")): GossipMessage => {
    const votes = (type: "Prevote" | "Precommit") =>
      voters.map((voter) => {
        const { signature, id } = signed(signer(voter), { type, value: block(desk) }, round);
        return { target: block(desk), signature, id };
      });
    return {
      type: "CatchUp",
      value: { setId: 0n, catchUp: { round, prevotes: votes("Prevote"), precommits: votes("Precommit"), base } },
    };
  };

  it("asks a peer that is more than two rounds ahead, one at a time", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    desk.meet("p2");
    const requests = (effects: GrandpaEffect[]) =>
      sent(effects).filter(({ message }) => message.type === "CatchUpRequest");
    expect(requests(desk.stand("p1", 3n))).toEqual([]);
    expect(requests(desk.stand("p1", 4n))).toEqual([
      { peers: ["p1"], message: { type: "CatchUpRequest", value: { round: 3n, setId: 0n } } },
    ]);
    expect(requests(desk.stand("p2", 9n))).toEqual([]);
  });

  it("goes on to the round after the one that the votes complete", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    desk.stand("p1", 8n);
    const effects = desk.hear("p1", catchUp(desk, 7n));
    expect(reports(effects)).toEqual([200]);
    expect(desk.grandpa.view.round).toBe(8n);
    expect(finalizedIn(effects)).toEqual([block(desk)]);
    expect(desk.voter.completed.number).toBe(7n);
  });

  it("takes nothing that was not asked for, and nothing that completes no round", () => {
    const reported = (message: (desk: Desk) => GossipMessage, peer = "p1"): number[] => {
      const desk = new Desk(line());
      desk.meet("p1");
      desk.meet("p2");
      desk.stand("p1", 8n);
      const found = reports(desk.hear(peer, message(desk)));
      expect(desk.grandpa.view.round).toBe(1n);
      return found;
    };
    expect(reported((desk) => catchUp(desk, 7n), "p2")).toEqual([-500]);
    expect(reported((desk) => catchUp(desk, 6n))).toEqual([-1000]);
    expect(reported((desk) => catchUp(desk, 7n, [1, 2]))).toEqual([-1000]);
    expect(reported((desk) => catchUp(desk, 7n, [1, 2, 9]))).toEqual([-1000]);
    expect(reported((desk) => catchUp(desk, 7n, [1, 2, 3], desk.named.ref("b6")))).toEqual([-5000]);
  });

  it("waits for blocks, the base among them", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    desk.stand("p1", 8n);
    const base = desk.named.tree.make(desk.named.ref("genesis"));
    const effects = desk.hear("p1", catchUp(desk, 7n, [1, 2, 3], base.ref));
    expect(effects).toContainEqual({ kind: "fetch", block: base.ref, peers: ["p1"] });
    expect(desk.grandpa.view.round).toBe(1n);
  });

  it("gives up a request that is not answered, and asks again", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    const timers = desk.stand("p1", 8n).flatMap((effect) => (effect.kind === "timer" ? [effect] : []));
    expect(timers.map(({ delay }) => delay)).toEqual([45_000]);
    const [timer] = timers;
    if (timer === undefined) throw new Error("a timer runs");
    const effects = desk.do(desk.grandpa.timer(timer.timer));
    expect(reports(effects)).toEqual([-200]);
    expect(sent(effects).map(({ message }) => message.type)).toEqual(["CatchUpRequest"]);
  });

  it("asks somebody else then: a Byzantine peer that is always ahead does not keep it behind", () => {
    const desk = new Desk(line());
    desk.meet("byzantine");
    desk.meet("p1");
    const asked = (effects: GrandpaEffect[]) =>
      sent(effects).flatMap(({ peers, message }) => (message.type === "CatchUpRequest" ? peers : []));
    const expire = (request: number) => asked(desk.do(desk.grandpa.timer({ kind: "catchUp", request })));
    expect(asked(desk.stand("byzantine", 1_000_000n))).toEqual(["byzantine"]);
    expect(asked(desk.stand("p1", 8n))).toEqual([]);
    expect(expire(1)).toEqual(["p1"]);
    expect(expire(2)).toEqual(["byzantine"]); // all were of no help: anybody may be now
    expect(expire(3)).toEqual(["p1"]);
  });

  it("answers peers of the same set that are behind", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    decide(desk, block(desk));
    desk.do(desk.grandpa.connected("p2", "full"));
    const ask = (round: bigint, setId = 0n) => desk.hear("p2", { type: "CatchUpRequest", value: { round, setId } });
    expect(reports(ask(1n))).toEqual([-500]); // it is there already
    expect(reports(ask(2n))).toEqual([-500]); // this node is not
    expect(reports(ask(2n, 1n))).toEqual([-500]);
    const desk2 = new Desk(line());
    desk2.meet("p1");
    desk2.stand("p1", 8n);
    desk2.hear("p1", catchUp(desk2, 7n));
    desk2.do(desk2.grandpa.connected("p2", "full"));
    const answer = desk2.hear("p2", { type: "CatchUpRequest", value: { round: 5n, setId: 0n } });
    expect(reports(answer)).toEqual([-200]);
    const [reply] = sent(answer);
    expect(reply?.message).toMatchObject({ type: "CatchUp", value: { setId: 0n, catchUp: { round: 7n } } });
  });
});
