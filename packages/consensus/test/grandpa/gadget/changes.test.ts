import { describe, expect, it } from "vitest";
import { consensusDigest } from "../../../src/index.ts";
import { authoritiesOf } from "../support.ts";
import { changing, Desk, finalizedIn, line, reports, sent, signer, votesIn } from "./desk.ts";

describe("changes of voters", () => {
  it("happen at the block that announces them: a commit for the old voters, and a new first round", () => {
    const named = changing();
    const desk = new Desk(named);
    desk.meet("p1");
    expect(desk.effects).toContainEqual({ kind: "needJustification", block: named.ref("b3") });
    desk.timer("prevote");
    expect(votesIn(desk.effects).map(({ value }) => value.number)).toEqual([3]); // not beyond
    for (const voter of [1, 2]) desk.vote(voter, "Prevote", named.ref("b3"));
    desk.timer("precommit");
    const from = desk.effects.length;
    for (const voter of [1, 2, 3]) desk.vote(voter, "Precommit", named.ref("b3"));
    const effects = desk.effects.slice(from);
    const finalize = effects.find((effect) => effect.kind === "finalize");
    expect(finalize).toMatchObject({ block: named.ref("b3"), keep: true, voter: { setId: 1n, round: 1n } });
    expect(desk.grandpa.view).toMatchObject({ setId: 1n, round: 1n });
    expect(desk.grandpa.authorities.setId).toBe(1n);
    expect(sent(effects).filter(({ message }) => message.type === "Commit")).toHaveLength(1);
    desk.stand("p1", 1n, 1n, 3);
    expect(votesIn(desk.timer("prevote")).map(({ value }) => value.number)).toEqual([4]);
  });

  it("are seen by a node that starts again before they were stored", () => {
    const named = changing(1);
    const desk = new Desk(named);
    expect(desk.grandpa.authorities.scheduled.map(({ announced, delay }) => [announced.number, delay])).toEqual([
      [3, 1],
    ]);
    const again = new Desk(named, { voter: desk.voter, authorities: desk.authorities });
    expect(again.grandpa.authorities).toEqual(desk.grandpa.authorities);
  });

  it("refuse commits that pass over them", () => {
    const desk = new Desk(changing());
    desk.meet("p1");
    expect(reports(desk.commit([1, 2, 3], desk.named.ref("b4")))).toEqual([-5000]);
    expect(reports(desk.commit([1, 2, 3], desk.named.ref("b3"), 1n, "p2"))).toEqual([100]);
  });

  it("by force suspend the votes, and happen when the block comes", () => {
    const named = line();
    const desk = new Desk(named);
    desk.meet("p1");
    const log = consensusDigest({
      type: "ForcedChange",
      value: [0, { authorities: authoritiesOf([0].map(signer)), delay: 1 }],
    });
    const plain = named.tree.make(named.ref("b6"));
    const announcing = { ...plain, header: { ...plain.header, digest: { logs: [log] } } };
    desk.add(announcing);
    named.adopt("f7", announcing);
    expect(desk.grandpa.rounds()).toEqual([]);
    expect(votesIn(desk.timer("prevote"))).toEqual([]);
    named.grow("f7", "f8");
    desk.do(desk.grandpa.imported({ block: named.ref("f8"), header: named.header("f8") }));
    expect(desk.grandpa.view).toMatchObject({ setId: 1n, round: 1n });
    expect(desk.authorities.setId).toBe(1n);
    desk.stand("p1", 1n, 1n);
    desk.timer("prevote");
    desk.timer("precommit");
    expect(finalizedIn(desk.effects).map(({ number }) => number)).toEqual([6]); // alone, two before the best
  });

  it("that cannot be are told of and passed over", () => {
    const named = line();
    const desk = new Desk(named);
    const block = named.tree.make(named.ref("b6"), { authorities: [], delay: 0 });
    expect(desk.add(block).map(({ kind }) => kind)).toEqual(["badChange"]);
    expect(desk.grandpa.authorities.scheduled).toEqual([]);
  });
});
