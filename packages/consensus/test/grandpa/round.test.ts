import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BlockRef, type Phase, Round, VoterSet } from "../../src/index.ts";
import { simulatedSigner } from "./simulation/keys.ts";
import { authoritiesOf, codeOf, NamedChain } from "./support.ts";

const signers = Array.from({ length: 10 }, (_, i) => simulatedSigner(i));
const idOf = (voter: number) => {
  const signer = signers[voter];
  if (signer === undefined) throw new Error(`there is no voter ${voter}`);
  return signer.id;
};
const setOf = (count: number) => new VoterSet(authoritiesOf(signers.slice(0, count)));

/** A chain that forks: a-b-c-d, and b-x-y. */
const forked = () => new NamedChain().grow("genesis", "a", "b", "c", "d").grow("b", "x", "y");

/** Votes in a round; each takes the number of a voter and a block's name. */
function ballot(named: NamedChain, voters: VoterSet) {
  const round = new Round(1n, voters, named.ref("genesis"));
  const vote = (phase: Phase) => (voter: number, block: string) =>
    round.import(
      phase,
      { target: named.ref(block), signature: new Uint8Array(64).fill(voter), id: idOf(voter) },
      named.chain,
    ).kind;
  return { round, prevote: vote("Prevote"), precommit: vote("Precommit") };
}

describe("sets of voters", () => {
  it("have a threshold above two thirds", () => {
    const thresholds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => setOf(count).threshold);
    expect(thresholds).toEqual([1, 2, 3, 3, 4, 5, 5, 6, 7, 7]);
  });

  it("are ordered by key, and propose in turns", () => {
    const set = setOf(4);
    const keys = set.voters.map(({ id }) => id);
    expect(keys).toEqual([...keys].sort());
    expect([0n, 1n, 4n, 7n].map((round) => keys.indexOf(set.primary(round)))).toEqual([0, 1, 0, 3]);
  });

  it("add the weights of a key that is listed twice", () => {
    const set = new VoterSet([
      { id: idOf(0), weight: 2n },
      { id: idOf(1), weight: 1n },
      { id: idOf(0), weight: 3n },
    ]);
    expect(set.get(idOf(0))?.weight).toBe(5);
    expect(set.totalWeight).toBe(6);
  });

  it("are refused when empty, with a weight of zero, or beyond 2^53", () => {
    const one = { id: idOf(0), weight: 1n };
    for (const authorities of [[], [{ ...one, weight: 0n }], [one, { id: idOf(1), weight: 2n ** 53n }]]) {
      expect(codeOf(() => new VoterSet(authorities))).toBe("INVALID_AUTHORITIES");
    }
  });
});

describe("a round", () => {
  it("has a prevote ghost where the votes meet", () => {
    const { round, prevote } = ballot(forked(), setOf(4));
    prevote(0, "d");
    prevote(1, "y");
    expect(round.prevoteGhost).toBeUndefined();
    prevote(2, "c");
    expect(round.prevoteGhost?.number).toBe(2); // b: c and d are on one branch, y on the other
    prevote(3, "d");
    expect(round.prevoteGhost?.number).toBe(3); // c
    expect(round.finalized).toBeUndefined();
  });

  it("finalizes what has a supermajority of both", () => {
    const { round, prevote, precommit } = ballot(forked(), setOf(4));
    for (const voter of [0, 1, 2]) prevote(voter, "c");
    for (const voter of [0, 1]) precommit(voter, "c");
    expect([round.finalized, round.estimate?.number, round.completable]).toEqual([undefined, 3, false]);
    precommit(2, "b");
    expect(round.finalized?.number).toBe(2);
    // The fourth voter could still finalize c.
    expect([round.estimate?.number, round.completable]).toEqual([3, true]);
    precommit(3, "b");
    expect(round.estimate?.number).toBe(3); // one of those who said b may say c as well
  });

  it("is completable when nothing above the ghost can be finalized", () => {
    const { round, prevote, precommit } = ballot(forked(), setOf(7));
    for (const voter of [0, 1, 2, 3, 4]) prevote(voter, "b");
    for (const voter of [0, 1, 2]) precommit(voter, "b");
    expect(round.completable).toBe(false);
    precommit(3, "b");
    precommit(4, "b");
    expect([round.estimate?.number, round.finalized?.number, round.completable]).toEqual([2, 2, true]);
  });

  it("counts who votes twice for everything", () => {
    const { round, prevote, precommit } = ballot(forked(), setOf(4));
    expect(prevote(0, "c")).toBe("added");
    expect(prevote(1, "c")).toBe("added");
    expect(prevote(2, "x")).toBe("added");
    expect(round.prevoteGhost?.number).toBe(2);
    expect(prevote(2, "y")).toBe("equivocation");
    expect(round.prevoteGhost?.number).toBe(3); // the equivocator counts for c too
    expect(prevote(2, "a")).toBe("redundant");
    expect(prevote(2, "y")).toBe("duplicate");
    precommit(0, "c");
    precommit(1, "c");
    precommit(2, "x");
    precommit(2, "a");
    expect(round.finalized?.number).toBe(3);
    expect(round.votes).toHaveLength(8);
  });

  it("tells votes of strangers, for blocks below, and repeated ones", () => {
    const named = forked();
    const { prevote } = ballot(named, setOf(4));
    expect(prevote(5, "a")).toBe("unknownVoter");
    const above = new Round(1n, setOf(4), named.ref("c"));
    const vote = (block: BlockRef) =>
      above.import("Prevote", { target: block, signature: new Uint8Array(64), id: idOf(0) }, named.chain).kind;
    expect(vote(named.ref("x"))).toBe("unplaced");
    expect(vote(named.ref("x"))).toBe("duplicate");
    expect(above.prevotes.weight).toBe(0);
    expect(vote(named.ref("d"))).toBe("equivocation");
    expect(above.prevotes.weight).toBe(1);
  });

  it("counts a vote for an unknown block when the block comes", () => {
    const named = new NamedChain().grow("genesis", "a");
    const { round } = ballot(named, setOf(1));
    const block = named.tree.make(named.ref("a"));
    const vote = { target: block.ref, signature: new Uint8Array(64), id: idOf(0) };
    expect(round.import("Prevote", vote, named.chain).kind).toBe("unplaced");
    expect(round.prevoteGhost).toBeUndefined();
    named.chain.add(block);
    expect(round.import("Prevote", vote, named.chain).kind).toBe("added");
    expect(round.prevoteGhost).toEqual(block.ref);
  });

  it("does not count a vote with a height that is not the block's", () => {
    const named = forked();
    const { round } = ballot(named, setOf(1));
    const target = { hash: named.ref("c").hash, number: 2 };
    expect(round.import("Prevote", { target, signature: new Uint8Array(64), id: idOf(0) }, named.chain).kind).toBe(
      "unplaced",
    );
  });
});

/** A random tree of blocks and random votes of seven voters, two of which may vote twice. */
const scenario = fc.record({
  parents: fc.array(fc.nat(20), { minLength: 3, maxLength: 14 }),
  votes: fc.array(
    fc.record({ phase: fc.constantFrom<Phase>("Prevote", "Precommit"), voter: fc.nat(6), block: fc.nat(20) }),
    { minLength: 10, maxLength: 60 },
  ),
});

interface Cast {
  readonly phase: Phase;
  readonly voter: number;
  readonly block: string;
}

/** Blocks `b0`, `b1`, … on random parents, and the votes: honest voters' first ones, two of the equivocators. */
function build({ parents, votes }: { parents: number[]; votes: { phase: Phase; voter: number; block: number }[] }) {
  const named = new NamedChain();
  const names = ["genesis"];
  for (const [i, parent] of parents.entries()) {
    // Long branches: one of the last three blocks.
    named.grow(names[Math.max(0, i - (parent % 3))] ?? "genesis", `b${i}`);
    names.push(`b${i}`);
  }
  const said = new Map<string, Set<string>>();
  const casts: Cast[] = [];
  for (const { phase, voter, block } of votes) {
    const name = names[block % names.length] ?? "genesis";
    const key = `${phase}${voter}`;
    const before = said.get(key) ?? new Set();
    const allowed = voter < 2 ? 2 : 1;
    if (before.has(name) || before.size >= allowed) continue;
    said.set(key, before.add(name));
    casts.push({ phase, voter, block: name });
  }
  return { named, names, casts };
}

/** State of a round by the definitions, counted without a tree. */
function byDefinition(named: NamedChain, names: readonly string[], casts: readonly Cast[], voters: VoterSet) {
  const of = (phase: Phase, voter: number) => casts.filter((cast) => cast.phase === phase && cast.voter === voter);
  const all = [0, 1, 2, 3, 4, 5, 6];
  const descends = (ancestor: string, block: string) => named.chain.isDescendant(named.ref(ancestor), named.ref(block));
  const supports = (phase: Phase, voter: number, block: string) => {
    const said = of(phase, voter);
    return said.length > 1 || said.some((cast) => descends(block, cast.block));
  };
  const weight = (phase: Phase, block: string) => all.filter((voter) => supports(phase, voter, block)).length;
  const highest = (blocks: readonly string[]) =>
    blocks.length === 0 ? undefined : Math.max(...blocks.map((block) => named.ref(block).number));
  const { threshold, tolerated } = voters;
  const ghosts = names.filter((block) => weight("Prevote", block) >= threshold);
  const ghost = ghosts.find((block) => named.ref(block).number === highest(ghosts));
  const below = ghost === undefined ? [] : names.filter((block) => descends(block, ghost));
  const equivocators = all.filter((voter) => of("Precommit", voter).length > 1).length;
  const canBe = (block: string) => {
    const silent = all.filter((voter) => of("Precommit", voter).length === 0).length;
    const against = all.filter(
      (voter) => of("Precommit", voter).length === 1 && !supports("Precommit", voter, block),
    ).length;
    return weight("Precommit", block) + silent + Math.min(against, Math.max(0, tolerated - equivocators)) >= threshold;
  };
  const precommitted = all.filter((voter) => of("Precommit", voter).length > 0).length;
  const enough = precommitted >= threshold;
  return {
    ghost: ghost === undefined ? undefined : named.ref(ghost).number,
    finalized: enough ? highest(below.filter((block) => weight("Precommit", block) >= threshold)) : undefined,
    estimate: enough ? highest(below.filter(canBe)) : ghost === undefined ? undefined : named.ref(ghost).number,
  };
}

describe("any votes", () => {
  const voters = setOf(7);
  const count = ({ named, casts }: { named: NamedChain; casts: readonly Cast[] }) => {
    const { round, prevote, precommit } = ballot(named, voters);
    for (const { phase, voter, block } of casts) (phase === "Prevote" ? prevote : precommit)(voter, block);
    return round;
  };

  it("say what the definitions say", () => {
    let decided = 0;
    fc.assert(
      fc.property(scenario, (input) => {
        const built = build(input);
        const { ghost, finalized, estimate } = byDefinition(built.named, built.names, built.casts, voters);
        const round = count(built);
        expect(round.prevoteGhost?.number).toBe(ghost);
        expect(round.finalized?.number).toBe(finalized);
        expect(round.estimate?.number).toBe(estimate);
        if ((finalized ?? 0) > 0) decided += 1;
      }),
      { numRuns: 500 },
    );
    // Some of them finalize something: otherwise little was tested.
    expect(decided).toBeGreaterThan(20);
  });

  it("say the same in any order", () => {
    fc.assert(
      fc.property(scenario, fc.array(fc.nat()), (input, order) => {
        const built = build(input);
        const shuffled = built.casts
          .map((cast, i) => ({ cast, at: order[i] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ cast }) => cast);
        const state = ({ prevoteGhost, finalized, estimate, completable }: Round) => [
          prevoteGhost,
          finalized,
          estimate,
          completable,
        ];
        expect(state(count({ ...built, casts: shuffled }))).toEqual(state(count(built)));
      }),
      { numRuns: 300 },
    );
  });

  it("only ever finalize more, and once a round is completable only lower its estimate", () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const { named, casts } = build(input);
        const { round, prevote, precommit } = ballot(named, voters);
        let before = round.state;
        for (const { phase, voter, block } of casts) {
          (phase === "Prevote" ? prevote : precommit)(voter, block);
          const now = round.state;
          if (before.finalized)
            expect(named.chain.isDescendant(before.finalized, now.finalized ?? before.finalized)).toBe(true);
          if (before.finalized) expect(now.finalized).toBeDefined();
          if (before.completable) {
            expect(now.completable).toBe(true);
            expect(
              named.chain.isDescendant(now.estimate ?? named.ref("genesis"), before.estimate ?? named.ref("genesis")),
            ).toBe(true);
          }
          before = now;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never finalize two chains, whichever of them two nodes have seen", () => {
    fc.assert(
      fc.property(scenario, fc.array(fc.boolean()), fc.array(fc.boolean()), (input, seenByOne, seenByOther) => {
        const built = build(input);
        const part = (seen: readonly boolean[]) =>
          count({ ...built, casts: built.casts.filter((_, i) => seen[i] ?? true) });
        const [one, other] = [part(seenByOne).finalized, part(seenByOther).finalized];
        if (one === undefined || other === undefined) return;
        const { chain } = built.named;
        expect(chain.isDescendant(one, other) || chain.isDescendant(other, one)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
