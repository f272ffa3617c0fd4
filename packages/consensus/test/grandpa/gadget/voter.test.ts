import { describe, expect, it } from "vitest";
import { decodeJustification, freshVoterState, VoterSet, type VoterState } from "../../../src/index.ts";
import { authoritiesOf, codeOf } from "../support.ts";
import { Desk, decide, finalizedIn, line, own, reports, sent, signer, signers, votesIn } from "./desk.ts";

describe("a voter", () => {
  it("stores what it says before it says it, in every round", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    const effects = decide(desk, desk.named.ref("b4"));
    expect(votesIn(effects).map(({ type, value }) => [type, value.number])).toEqual([
      ["Prevote", 4],
      ["Precommit", 4],
    ]);
    const said = { Prevote: "prevote", Precommit: "precommit", PrimaryPropose: "proposal" } as const;
    let stored: VoterState | undefined;
    for (const effect of effects) {
      if (effect.kind === "persist") stored = effect.voter;
      for (const { type, value } of votesIn([effect])) expect(stored?.own[said[type]]).toEqual(value);
    }
  });

  it("finalizes what a supermajority agreed on, with a proof, and goes on to the next round", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    const effects = decide(desk, desk.named.ref("b4"));
    expect(finalizedIn(effects)).toEqual([desk.named.ref("b4")]);
    const finalize = effects.find((effect) => effect.kind === "finalize");
    if (finalize?.kind !== "finalize") throw new Error("a block is finalized");
    const proof = decodeJustification(finalize.justification);
    expect(proof.commit.target).toEqual(desk.named.ref("b4"));
    expect(finalize.keep).toBe(true); // the first
    expect(desk.grandpa.view.round).toBe(2n);
    const other = new Desk(line(), undefined, []);
    const taken = other.do(other.grandpa.justification(proof.commit.target, finalize.justification));
    expect(finalizedIn(taken)).toEqual([desk.named.ref("b4")]);
  });

  it("says the same after a restart, whatever the chain is then", () => {
    const named = line();
    const desk = new Desk(named);
    desk.meet("p1");
    const before = votesIn(desk.timer("prevote"));
    named.grow("b6", "b7", "b8", "b9");
    const again = new Desk(named, { voter: desk.voter, authorities: desk.authorities });
    again.meet("p1");
    expect(votesIn(again.timer("prevote"))).toEqual(before);
    const other = new Desk(named);
    other.meet("p1");
    expect(votesIn(other.timer("prevote"))).not.toEqual(before);
  });

  it("votes with a key that comes later, counting what was heard before", () => {
    const keys: (typeof own)[] = [];
    const desk = new Desk(line(), undefined, keys);
    desk.meet("p1");
    expect(votesIn(desk.timer("prevote"))).toEqual([]);
    for (const voter of [1, 2]) desk.vote(voter, "Prevote", desk.named.ref("b4"));
    expect(desk.do(desk.grandpa.signersChanged())).toEqual([]);
    keys.push(own);
    desk.do(desk.grandpa.signersChanged());
    expect(votesIn(desk.timer("prevote")).map(({ type }) => type)).toEqual(["Prevote"]);
    desk.timer("precommit");
    for (const voter of [1, 2]) desk.vote(voter, "Precommit", desk.named.ref("b4"));
    expect(finalizedIn(desk.effects)).toEqual([desk.named.ref("b4")]);
    expect(desk.do(desk.grandpa.signersChanged())).toEqual([]);
  });

  it("goes on with the round after the last it completed, and gives peers the votes of that", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    decide(desk, desk.named.ref("b4"));
    const again = new Desk(desk.named, { voter: desk.voter, authorities: desk.authorities });
    expect(again.grandpa.view.round).toBe(2n);
    again.do(again.grandpa.connected("p1", "authority"));
    const effects = again.stand("p1", 1n);
    const votes = sent(effects).filter(({ message }) => message.type === "Vote");
    expect(votes.length).toBeGreaterThanOrEqual(6);
  });

  it("proposes when it is its turn and the round before is not settled, and votes on others' proposals", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    const voters = new VoterSet(authoritiesOf(signers));
    const turn = signers.findIndex(({ id }) => id === voters.primary(1n));
    // Nothing is open before the first round: nobody proposes, and a proposal changes nothing.
    expect(sent(desk.effects).some(({ message }) => message.type === "Vote")).toBe(false);
    const effects = desk.vote(turn, "PrimaryPropose", desk.named.ref("b1"));
    expect(reports(effects)).toEqual([100]);
    expect(reports(desk.vote((turn + 1) % 4, "PrimaryPropose", desk.named.ref("b1")))).toEqual([-150]);
    expect(votesIn(desk.timer("prevote")).map(({ value }) => value.number)).toEqual([4]);
  });

  it("without a key in the set follows the rounds and says nothing", () => {
    const desk = new Desk(line(), undefined, [signer(9)]);
    desk.meet("p1");
    desk.timer("prevote");
    for (const voter of [0, 1, 2]) desk.vote(voter, "Prevote", desk.named.ref("b4"));
    desk.timer("precommit");
    for (const voter of [0, 1, 2, 3]) desk.vote(voter, "Precommit", desk.named.ref("b4"));
    expect(finalizedIn(desk.effects)).toEqual([desk.named.ref("b4")]);
    expect(desk.effects.some((effect) => effect.kind === "announce")).toBe(false);
    desk.timer("commit");
    expect(sent(desk.effects).some(({ message }) => message.type === "Commit")).toBe(false);
  });

  it("sends a commit when nobody else does", () => {
    const quiet = new Desk(line());
    quiet.meet("p1");
    decide(quiet, quiet.named.ref("b4"));
    const commits = sent(quiet.timer("commit")).flatMap(({ message }) =>
      message.type === "Commit" ? [message.value] : [],
    );
    expect(commits.map(({ round, commit }) => [round, commit.target])).toEqual([[1n, quiet.named.ref("b4")]]);
    const served = new Desk(line());
    served.meet("p1");
    decide(served, served.named.ref("b4"));
    served.commit([1, 2, 3], served.named.ref("b4"));
    expect(sent(served.timer("commit"))).toEqual([]);
  });

  it("reports who votes twice, with a proof of it", () => {
    const desk = new Desk(line());
    desk.meet("p1");
    desk.vote(1, "Prevote", desk.named.ref("b4"));
    const effects = desk.vote(1, "Prevote", desk.named.ref("b3"));
    const proofs = effects.flatMap((effect) => (effect.kind === "equivocation" ? [effect.proof] : []));
    expect(proofs).toHaveLength(1);
    const [{ equivocation, setId } = { equivocation: undefined, setId: 1n }] = proofs;
    expect([setId, equivocation?.type, equivocation?.value.id]).toEqual([0n, "Prevote", signer(1).id]);
    expect(equivocation?.value.first[0]).toEqual(desk.named.ref("b4"));
    expect(equivocation?.value.second[0]).toEqual(desk.named.ref("b3"));
    expect(reports(desk.vote(1, "Prevote", desk.named.ref("b2")))).toEqual([]); // two are enough
  });
});

describe("what was stored", () => {
  it("is refused when votes and voters are of different sets", () => {
    const desk = new Desk(line());
    const voter = freshVoterState(1n, desk.named.ref("genesis"));
    expect(codeOf(() => new Desk(line(), { voter, authorities: desk.authorities }))).toBe("INCONSISTENT_STATE");
  });
});
