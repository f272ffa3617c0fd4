import { describe, expect, it } from "vitest";
import {
  type AuthoritySet,
  authoritySet,
  type BlockRef,
  compactCommit,
  consensusDigest,
  decodeGossip,
  decodeJustification,
  defaultGrandpaOptions,
  freshVoterState,
  GossipMessage,
  Grandpa,
  type GrandpaEffect,
  type GrandpaTimer,
  Justification,
  type Message,
  makeJustification,
  VoterSet,
  type VoterState,
} from "../../src/index.ts";
import type { SimBlock } from "./simulation/blocks.ts";
import { simulatedSigner, verifySimulated } from "./simulation/keys.ts";
import { authoritiesOf, codeOf, commitBy, NamedChain, signed } from "./support.ts";

const signers = [0, 1, 2, 3].map(simulatedSigner);
const signer = (voter: number) => simulatedSigner(voter);
const own = signer(0);

/** A node with the key of voter 0, which does what the gadget wants at once and remembers it. */
class Desk {
  readonly named: NamedChain;
  readonly grandpa: Grandpa;
  readonly effects: GrandpaEffect[] = [];
  now = 0;
  voter: VoterState;
  authorities: AuthoritySet;

  constructor(named: NamedChain, stored?: { voter: VoterState; authorities: AuthoritySet }, keys = [own]) {
    this.named = named;
    this.authorities = stored?.authorities ?? authoritySet(authoritiesOf(signers));
    this.voter = stored?.voter ?? freshVoterState(0n, named.ref("genesis"));
    const options = { ...defaultGrandpaOptions, chain: named.chain, verify: verifySimulated, signers: () => keys };
    this.grandpa = new Grandpa(options, this.authorities, this.voter);
    this.do(this.grandpa.start(named.chain.unfinalized().map(({ ref, header }) => ({ block: ref, header }))));
  }

  do(effects: GrandpaEffect[]): GrandpaEffect[] {
    this.effects.push(...effects);
    for (const effect of effects) {
      if (effect.kind === "finalize") this.named.chain.finalize(effect.block);
      if (effect.kind === "persist" || effect.kind === "finalize") {
        this.voter = effect.voter ?? this.voter;
        this.authorities = effect.authorities ?? this.authorities;
      }
    }
    return effects;
  }

  hear(peer: string, message: GossipMessage): GrandpaEffect[] {
    return this.do(this.grandpa.message(peer, GossipMessage.encode(message), this.now));
  }

  /** A peer that stands where this node does. */
  meet(peer: string, role: "authority" | "full" | "light" = "authority"): void {
    this.do(this.grandpa.connected(peer, role));
    this.stand(peer, this.grandpa.view.round, this.grandpa.view.setId);
  }

  stand(peer: string, round: bigint, setId = 0n, finalized = 0): GrandpaEffect[] {
    return this.hear(peer, { type: "Neighbor", value: { type: "V1", value: { round, setId, finalized } } });
  }

  vote(
    voter: number,
    type: Message["type"],
    block: BlockRef,
    round = this.grandpa.view.round,
    peer = "p1",
  ): GrandpaEffect[] {
    const { setId } = this.grandpa.view;
    const message = signed(signer(voter), { type, value: block }, round, setId);
    return this.hear(peer, { type: "Vote", value: { round, setId, message } });
  }

  commit(voters: number[], block: BlockRef, round = 1n, peer = "p1", setId = 0n): GrandpaEffect[] {
    const commit = compactCommit(commitBy(voters.map(signer), block, round, setId));
    return this.hear(peer, { type: "Commit", value: { round, setId, commit } });
  }

  timer(kind: "prevote" | "precommit" | "commit"): GrandpaEffect[] {
    const { round, setId } = this.grandpa.view;
    return this.do(this.grandpa.timer({ kind, setId, round: kind === "commit" ? round - 1n : round }));
  }

  add(block: SimBlock): GrandpaEffect[] {
    this.named.chain.add(block);
    return this.do(this.grandpa.imported({ block: block.ref, header: block.header }));
  }
}

const reports = (effects: readonly GrandpaEffect[]): number[] =>
  effects.flatMap((effect) => (effect.kind === "report" ? [effect.value] : []));
const sent = (effects: readonly GrandpaEffect[]): { peers: readonly string[]; message: GossipMessage }[] =>
  effects.flatMap((effect) =>
    effect.kind === "send" ? [{ peers: effect.peers, message: decodeGossip(effect.message) }] : [],
  );
const votesIn = (effects: readonly GrandpaEffect[]) =>
  sent(effects).flatMap(({ message }) =>
    message.type === "Vote" && message.value.message.id === own.id ? [message.value.message.message] : [],
  );
const finalizedIn = (effects: readonly GrandpaEffect[]) =>
  effects.flatMap((effect) => (effect.kind === "finalize" ? [effect.block] : []));

const line = () => new NamedChain().grow("genesis", "b1", "b2", "b3", "b4", "b5", "b6");

/** Lets a desk's current round finalize a block by the votes of voters 0 to 2. */
function decide(desk: Desk, block: BlockRef): GrandpaEffect[] {
  const from = desk.effects.length;
  desk.timer("prevote");
  for (const voter of [1, 2]) desk.vote(voter, "Prevote", block);
  desk.timer("precommit");
  for (const voter of [1, 2, 3]) desk.vote(voter, "Precommit", block, desk.grandpa.view.round);
  return desk.effects.slice(from);
}

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

/** A line whose third block announces voters 0, 1 and 4. */
function changing(delay = 0): NamedChain {
  const named = new NamedChain().grow("genesis", "b1", "b2");
  const change = { authorities: authoritiesOf([0, 1, 4].map(signer)), delay };
  const block = named.tree.make(named.ref("b2"), change);
  named.chain.add(block);
  named.adopt("b3", block);
  return named.grow("b3", "b4", "b5", "b6");
}

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

describe("justifications that come with blocks", () => {
  const proof = (desk: Desk, name: string, voters = [1, 2, 3], setId = 0n) =>
    Justification.encode(
      makeJustification(
        5n,
        commitBy(voters.map(signer), desk.named.ref(name), 5n, setId),
        new VoterSet(authoritiesOf(signers)),
        desk.named.chain,
      ),
    );

  it("finalize their block, and are kept", () => {
    const desk = new Desk(line());
    const bytes = proof(desk, "b5");
    const effects = desk.do(desk.grandpa.justification(desk.named.ref("b5"), bytes));
    expect(effects).toContainEqual({ kind: "finalize", block: desk.named.ref("b5"), justification: bytes, keep: true });
    expect(desk.do(desk.grandpa.justification(desk.named.ref("b4"), proof(desk, "b4")))).toEqual([]);
  });

  it("change the voters", () => {
    const desk = new Desk(changing());
    desk.do(desk.grandpa.justification(desk.named.ref("b3"), proof(desk, "b3")));
    expect(desk.grandpa.view).toMatchObject({ setId: 1n, round: 1n, finalized: 3 });
  });

  it("are refused when they prove nothing", () => {
    const desk = new Desk(changing());
    const code = (name: string, bytes: Uint8Array) =>
      codeOf(() => desk.grandpa.justification(desk.named.ref(name), bytes));
    expect(code("b2", proof(desk, "b1"))).toBe("WRONG_BLOCK");
    expect(code("b2", proof(desk, "b2", [1, 2]))).toBe("INVALID_COMMIT");
    expect(code("b2", proof(desk, "b2", [1, 2, 3], 1n))).toBe("INVALID_SIGNATURE");
    expect(code("b2", new Uint8Array(10))).toBe("UNDECODABLE");
    expect(code("b4", proof(desk, "b4"))).toBe("PAST_SET_CHANGE");
    const stranger = desk.named.tree.make(desk.named.ref("b6"));
    desk.named.adopt("unknown", stranger);
    expect(code("unknown", proof(desk, "unknown"))).toBe("UNKNOWN_BLOCK");
    expect(desk.grandpa.view.finalized).toBeUndefined();
  });
});

describe("what was stored", () => {
  it("is refused when votes and voters are of different sets", () => {
    const desk = new Desk(line());
    const voter = freshVoterState(1n, desk.named.ref("genesis"));
    expect(codeOf(() => new Desk(line(), { voter, authorities: desk.authorities }))).toBe("INCONSISTENT_STATE");
  });
});

describe("two finalized chains", () => {
  it("are told of, and end the gadget: nothing is voted for any more", () => {
    const named = line().grow("b2", "x3", "x4");
    const desk = new Desk(named);
    desk.meet("p1");
    desk.commit([1, 2, 3], named.ref("b4"));
    const effects = desk.commit([1, 2, 3], named.ref("x4"), 2n, "p2");
    expect(effects).toEqual([]); // no higher than what is finalized
    named.grow("x4", "x5");
    const conflict = desk.commit([1, 2, 3], named.ref("x5"), 2n, "p2").find(({ kind }) => kind === "conflict");
    expect(conflict).toMatchObject({ kind: "conflict", error: { code: "CONFLICTING_FINALITY" } });
    expect(desk.timer("prevote")).toEqual([]);
    expect(finalizedIn(desk.effects)).toEqual([named.ref("b4")]);
  });
});
