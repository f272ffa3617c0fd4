import { describe, expect, it } from "vitest";
import {
  AuthoritySet,
  announce,
  authoritySet,
  beforeBestBy,
  chooseVote,
  defaultVotingRules,
  effectiveAt,
  finalizeSet,
  forceSet,
  isSetEnd,
  lastBlocksAfter,
  type PendingChange,
  pendingForced,
  setAt,
  threeQuartersOfUnfinalized,
  voteLimit,
} from "../../src/index.ts";
import { simulatedSigner } from "./simulation/keys.ts";
import { authoritiesOf, codeOf, NamedChain } from "./support.ts";

const voters = (...indices: number[]) => authoritiesOf(indices.map(simulatedSigner));
/** a1 … a9 on genesis, and b3 … b6 on a2. */
const named = new NamedChain()
  .grow("genesis", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9")
  .grow("a2", "b3", "b4", "b5", "b6");
const { chain } = named;
const ref = (name: string) => named.ref(name);
const genesis = authoritySet(voters(0, 1, 2, 3));
const change = (name: string, delay: number, who = voters(1, 2), forcedAfter?: number): PendingChange => ({
  authorities: who,
  announced: ref(name),
  delay,
  forcedAfter,
});
const announced = (...changes: PendingChange[]) => changes.reduce((set, next) => announce(set, next, chain), genesis);

describe("scheduled changes", () => {
  it("happen when the block is finalized, not when it is there", () => {
    const set = announced(change("a2", 2));
    expect(finalizeSet(set, ref("a2"), chain).setId).toBe(0n);
    expect(finalizeSet(set, ref("a3"), chain).setId).toBe(0n);
    const after = finalizeSet(set, ref("a4"), chain);
    expect([after.setId, after.authorities, after.scheduled]).toEqual([1n, voters(1, 2), []]);
    expect(after.history).toEqual([{ setId: 0n, lastBlock: 4 }]);
  });

  it("are forgotten when another chain is finalized", () => {
    const set = announced(change("b3", 0));
    expect(finalizeSet(set, ref("a2"), chain).scheduled).toHaveLength(1);
    expect(finalizeSet(set, ref("a3"), chain).scheduled).toEqual([]);
    expect(finalizeSet(set, ref("a3"), chain).setId).toBe(0n);
  });

  it("on several chains wait for the one that is finalized", () => {
    const set = announced(change("b3", 1, voters(5)), change("a3", 1, voters(6)));
    const after = finalizeSet(set, ref("a4"), chain);
    expect([after.setId, after.authorities, after.scheduled]).toEqual([1n, voters(6), []]);
  });

  it("happen one after the other", () => {
    const set = announced(change("a2", 0, voters(5)), change("a4", 1, voters(6)));
    expect(codeOf(() => finalizeSet(set, ref("a5"), chain))).toBe("PAST_SET_CHANGE");
    expect(codeOf(() => finalizeSet(set, ref("a3"), chain))).toBe("PAST_SET_CHANGE");
    const first = finalizeSet(set, ref("a2"), chain);
    expect([first.setId, first.scheduled.length]).toEqual([1n, 1]);
    const second = finalizeSet(first, ref("a5"), chain);
    expect([second.setId, second.authorities]).toEqual([2n, voters(6)]);
  });

  it("are noted once, however often a block is shown", () => {
    expect(announced(change("a2", 0), change("a2", 0)).scheduled).toHaveLength(1);
  });

  it("are refused with voters that cannot be", () => {
    expect(codeOf(() => announced(change("a2", 0, [])))).toBe("INVALID_AUTHORITIES");
    expect(codeOf(() => authoritySet([]))).toBe("INVALID_AUTHORITIES");
  });

  it("limit votes, to the lowest of the chains", () => {
    const set = announced(change("a3", 3), change("b3", 1), change("a7", 0));
    expect(voteLimit(set, 0, chain)).toBe(4);
    expect(voteLimit(set, 5, chain)).toBe(6); // a7's comes after a3's
    expect(voteLimit(set, 7, chain)).toBeUndefined();
    expect(voteLimit(genesis, 0, chain)).toBeUndefined();
  });

  it("tell blocks whose proof every node needs", () => {
    const set = announced(change("a3", 1), change("a6", 0));
    const ends = ["a3", "a4", "b4", "a6", "a7"].filter((name) => isSetEnd(set, ref(name), chain));
    expect(ends).toEqual(["a4", "a6"]);
  });

  it("are stored and read again", () => {
    const set = finalizeSet(
      announced(change("a2", 0), change("a5", 1), change("b4", 0, voters(9), 1)),
      ref("a2"),
      chain,
    );
    expect(AuthoritySet.decode(AuthoritySet.encode(set))).toEqual(set);
  });
});

describe("forced changes", () => {
  const forced = change("a3", 2, voters(7, 8), 1);

  it("happen when the block is imported", () => {
    const set = announced(forced);
    expect(effectiveAt(forced)).toBe(5);
    expect(forceSet(set, ref("a4"), chain)).toBeUndefined();
    expect(forceSet(set, ref("b5"), chain)).toBeUndefined();
    const after = forceSet(set, ref("a5"), chain);
    expect(after?.forcedAfter).toBe(1);
    expect([after?.set.setId, after?.set.authorities, after?.set.forced]).toEqual([1n, voters(7, 8), []]);
    expect(after?.set.history).toEqual([{ setId: 0n, lastBlock: 1 }]);
  });

  it("suspend the votes of their chain until then", () => {
    const set = announced(forced);
    expect(pendingForced(set, ref("a4"), chain)).toEqual(forced);
    expect(pendingForced(set, ref("b6"), chain)).toBeUndefined();
    expect(pendingForced(genesis, ref("a4"), chain)).toBeUndefined();
  });

  it("do not happen again when the blocks are shown again after a restart", () => {
    const after = forceSet(announced(forced), ref("a5"), chain)?.set;
    if (after === undefined) throw new Error("the voters change at a5");
    expect(announce(after, forced, chain)).toBe(after);
    expect(announce(after, change("a4", 0), chain)).toBe(after);
    expect(announce(after, change("a6", 0), chain).scheduled).toHaveLength(1);
  });

  it("are one a chain", () => {
    expect(codeOf(() => announced(forced, change("a4", 5, voters(9), 1)))).toBe("DUPLICATE_CHANGE");
    expect(announced(forced, change("b3", 2, voters(9), 1)).forced).toHaveLength(2);
  });

  it("wait for scheduled ones that had happened for most voters", () => {
    const set = announced(change("a1", 0), change("a3", 2, voters(7, 8), 1));
    expect(codeOf(() => forceSet(set, ref("a5"), chain))).toBe("CHANGE_OUT_OF_ORDER");
    const done = finalizeSet(set, ref("a1"), chain);
    expect(forceSet(done, ref("a5"), chain)?.set.setId).toBe(2n);
  });

  it("are forgotten when another chain is finalized, or voters change as scheduled", () => {
    expect(finalizeSet(announced(change("b3", 2, voters(9), 1)), ref("a3"), chain).forced).toEqual([]);
    const both = announced(change("a2", 0), change("a4", 4, voters(9), 1), change("b4", 4, voters(9), 1));
    expect(finalizeSet(both, ref("a2"), chain).forced.map(({ announced: { number } }) => number)).toEqual([4, 4]);
  });
});

describe("earlier sets", () => {
  const set = {
    ...genesis,
    setId: 3n,
    history: [
      { setId: 0n, lastBlock: 5 },
      { setId: 1n, lastBlock: 9 },
      { setId: 2n, lastBlock: 20 },
    ],
  };

  it("are found by the heights that they finalized", () => {
    expect([0, 5, 6, 20, 21].map((number) => setAt(set, number))).toEqual([
      { kind: "ended", end: set.history[0] },
      { kind: "ended", end: set.history[0] },
      { kind: "ended", end: set.history[1] },
      { kind: "ended", end: set.history[2] },
      { kind: "current" },
    ]);
    expect(setAt(genesis, 7)).toEqual({ kind: "current" });
  });

  it("have last blocks that warp proofs are made of", () => {
    expect([0, 5, 9, 20].map((number) => lastBlocksAfter(set, number))).toEqual([[5, 9, 20], [9, 20], [20], []]);
  });

  it("are unknown before a warp sync", () => {
    const synced = { ...set, history: set.history.slice(1) };
    expect(setAt(synced, 4)).toEqual({ kind: "unknown" });
    expect(lastBlocksAfter(synced, 4)).toBeUndefined();
    expect(lastBlocksAfter(synced, 9)).toEqual([20]);
  });
});

describe("voting rules", () => {
  const choose = (base: string, limit?: number, rules = defaultVotingRules) =>
    chooseVote(ref(base), limit, rules, chain)?.number;

  it("stay two blocks behind the best, but not below the base", () => {
    const rules = [beforeBestBy(2)];
    expect(["genesis", "a6", "a7", "a8", "a9"].map((base) => choose(base, undefined, rules))).toEqual([7, 7, 7, 8, 9]);
  });

  it("go for three quarters of what is not finalized, rounded up", () => {
    const rules = [threeQuartersOfUnfinalized];
    expect(["genesis", "a5", "a8", "a9"].map((base) => choose(base, undefined, rules))).toEqual([7, 8, 9, 9]);
  });

  it("together take the lower", () => {
    expect(["genesis", "a1", "a7", "b3"].map((base) => choose(base))).toEqual([7, 7, 7, 4]);
  });

  it("never exceed the height at which voters change", () => {
    expect(choose("genesis", 3)).toBe(3);
    expect(choose("a7", 7)).toBe(7);
    expect(choose("genesis", 50)).toBe(7);
  });

  it("choose nothing on a base that is not known", () => {
    const unknown = { hash: `0x${"99".repeat(32)}` as const, number: 4 };
    expect(chooseVote(unknown, undefined, defaultVotingRules, chain)).toBeUndefined();
  });
});
