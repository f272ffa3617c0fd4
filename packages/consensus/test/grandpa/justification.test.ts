import { describe, expect, it } from "vitest";
import {
  type Commit,
  consensusDigest,
  decodeJustification,
  decodeWarpProof,
  type GrandpaSigner,
  headerHash,
  Justification,
  makeJustification,
  makeWarpProof,
  VoterSet,
  verifyJustification,
  verifyWarpProof,
  WarpProof,
  type WarpSource,
} from "../../src/index.ts";
import { authoritiesOf, codeOf, commitBy, NamedChain, precommit, realSigner, verifyReal } from "./support.ts";

const signers = ["//Alice", "//Bob", "//Charlie", "//Dave"].map(realSigner);
const [alice, bob, charlie, dave] = signers as [GrandpaSigner, GrandpaSigner, GrandpaSigner, GrandpaSigner];
const stranger = realSigner("//Eve");
const voters = new VoterSet(authoritiesOf(signers));
const named = new NamedChain().grow("genesis", "a", "b", "c", "d").grow("b", "x");
const ref = (name: string) => named.ref(name);

const verify = (justification: Justification, setId = 0n) =>
  codeOf(() =>
    verifyJustification(decodeJustification(Justification.encode(justification)), setId, voters, verifyReal),
  );
const justify = (commit: Commit, ancestry: string[] = []): Justification => ({
  round: 1n,
  commit,
  ancestry: ancestry.map((name) => named.header(name)),
});

describe("justifications", () => {
  it("of votes for the block itself need no headers", () => {
    const made = makeJustification(1n, commitBy([alice, bob, charlie], ref("b")), voters, named.chain);
    expect(made.ancestry).toEqual([]);
    expect(verify(made)).toBeUndefined();
  });

  it("are made of the lowest votes that suffice, and of the headers that lead from them to the block", () => {
    const commit = {
      target: ref("b"),
      precommits: [
        precommit(alice, ref("d")),
        precommit(bob, ref("c")),
        precommit(charlie, ref("b")),
        precommit(dave, ref("x")),
      ],
    };
    const made = makeJustification(1n, commit, voters, named.chain);
    expect(made.commit.precommits.map(({ target }) => target)).toEqual([ref("b"), ref("c"), ref("x")]);
    expect(made.ancestry.map(headerHash).sort()).toEqual([ref("c").hash, ref("x").hash].sort());
    expect(verify(made)).toBeUndefined();
    expect(verify(justify(commit, ["c", "d", "x"]))).toBeUndefined();
  });

  it("are refused for other rounds and sets", () => {
    const good = justify(commitBy([alice, bob, charlie], ref("b")));
    expect(verify(good, 1n)).toBe("INVALID_SIGNATURE");
    expect(verify({ ...good, round: 2n })).toBe("INVALID_SIGNATURE");
  });

  it("are refused with two thirds or less, with strangers, or without votes", () => {
    expect(verify(justify(commitBy([alice, bob], ref("b"))))).toBe("INVALID_COMMIT");
    expect(verify(justify(commitBy([alice, bob, stranger], ref("b"))))).toBe("INVALID_COMMIT");
    expect(verify(justify(commitBy([alice, bob, charlie, stranger], ref("b"))))).toBe("INVALID_COMMIT");
    expect(verify(justify(commitBy([], ref("b"))))).toBe("INVALID_COMMIT");
    expect(verify(justify(commitBy([alice, alice, alice], ref("b"))))).toBe("INVALID_COMMIT");
  });

  it("are refused for the number of votes before anything else is looked at", () => {
    let looks = 0;
    const vote = precommit(alice, ref("b"));
    const counting = Object.defineProperty({ ...vote }, "target", {
      get: () => {
        looks += 1;
        return vote.target;
      },
    });
    const precommits = Array.from({ length: 4000 }, () => counting);
    const ancestry = Array.from({ length: 4000 }, () => named.header("b"));
    const verifyNothing = () => {
      looks += 1;
      return true;
    };
    const many = { round: 1n, commit: { target: ref("b"), precommits }, ancestry };
    expect(codeOf(() => verifyJustification(many, 0n, voters, verifyNothing))).toBe("INVALID_COMMIT");
    expect(looks).toBe(0);
  });

  it("are refused when a vote is signed by another", () => {
    const commit = commitBy([alice, bob, charlie], ref("b"));
    const forged = { ...precommit(dave, ref("b")), id: charlie.id };
    expect(verify(justify({ ...commit, precommits: [...commit.precommits.slice(0, 2), forged] }))).toBe(
      "INVALID_SIGNATURE",
    );
  });

  it("are refused for a block that the votes do not finalize", () => {
    const { precommits } = commitBy([alice, bob, charlie], ref("b"));
    expect(verify(justify({ target: ref("a"), precommits }))).toBe("INVALID_COMMIT");
    expect(verify(justify({ target: ref("c"), precommits }))).toBe("INVALID_COMMIT");
    expect(verify(justify({ target: { ...ref("b"), number: 3 }, precommits }))).toBe("INVALID_COMMIT");
  });

  it("are refused when headers are missing, or lead nowhere", () => {
    const commit = {
      target: ref("b"),
      precommits: [precommit(alice, ref("d")), precommit(bob, ref("b")), precommit(charlie, ref("b"))],
    };
    expect(verify(justify(commit, ["c", "d"]))).toBeUndefined();
    expect(verify(justify(commit, ["d"]))).toBe("INVALID_COMMIT");
    expect(verify(justify(commit, []))).toBe("INVALID_COMMIT");
    expect(verify(justify(commit, ["c", "d", "x"]))).toBe("INVALID_ANCESTRY");
    expect(verify(justify(commit, ["c", "d", "d"]))).toBe("INVALID_ANCESTRY");
    expect(verify(justify(commit, ["b", "c", "d"]))).toBe("INVALID_ANCESTRY");
    expect(verify(justify(commitBy([alice, bob, charlie], ref("b")), ["x"]))).toBe("INVALID_ANCESTRY");
  });

  it("may show that a voter voted twice, and not three times", () => {
    const twice = {
      target: ref("b"),
      precommits: [
        precommit(alice, ref("b")),
        precommit(bob, ref("b")),
        precommit(dave, ref("c")),
        precommit(dave, ref("x")),
      ],
    };
    expect(verify(justify(twice, ["c", "x"]))).toBeUndefined();
    const thrice = { ...twice, precommits: [...twice.precommits, precommit(dave, ref("d"))] };
    expect(verify(justify(thrice, ["c", "d", "x"]))).toBe("INVALID_COMMIT");
  });

  it("cannot be made without the headers", () => {
    const commit = {
      target: ref("b"),
      precommits: [precommit(alice, ref("c")), precommit(bob, ref("b")), precommit(charlie, ref("b"))],
    };
    const chain = { parent: named.chain.parent.bind(named.chain), header: () => undefined };
    expect(codeOf(() => makeJustification(1n, commit, voters, chain))).toBe("MISSING_DATA");
  });
});

/** A chain of 20 blocks whose voters change at each fifth; the sets sign what they finalize. */
function warpChain() {
  const chain = new NamedChain();
  const sets = [signers, [alice, bob, stranger], [bob, stranger], signers.slice(1), [alice]];
  const justifications = new Map<number, Justification>();
  for (let number = 1; number <= 20; number += 1) {
    const next = number % 5 === 0 ? sets[number / 5] : undefined;
    const change = next && { authorities: authoritiesOf(next), delay: 0 };
    const block = chain.tree.make(number === 1 ? chain.ref("genesis") : chain.ref(`w${number - 1}`), change);
    chain.chain.add(block);
    chain.adopt(`w${number}`, block);
  }
  for (const [i, number] of [5, 10, 15].entries()) {
    const set = sets[i] ?? [];
    const commit = commitBy(set, chain.ref(`w${number}`), 3n, BigInt(i));
    justifications.set(number, makeJustification(3n, commit, new VoterSet(authoritiesOf(set)), chain.chain));
  }
  const source = {
    header: (number: number) => (number === 0 ? chain.header("genesis") : chain.header(`w${number}`)),
    justification: (number: number) => justifications.get(number),
    latest: () => justifications.get(15),
  };
  return { chain, sets, source, start: { setId: 0n, authorities: authoritiesOf(signers) } };
}

describe("warp proofs", () => {
  const { chain, sets, source, start } = warpChain();
  const proof = makeWarpProof(chain.ref("genesis"), [5, 10, 15], source);

  it("lead from the first voters to the last, block by block at which they change", () => {
    expect(proof.fragments.map(({ header }) => header.number)).toEqual([5, 10, 15]);
    expect(proof.finished).toBe(true);
    const result = verifyWarpProof(decodeWarpProof(WarpProof.encode(proof)), start, verifyReal);
    expect(result.set).toEqual({ setId: 3n, authorities: authoritiesOf(sets[3] ?? []) });
    expect(headerHash(result.header)).toBe(chain.ref("w15").hash);
    expect(result.finished).toBe(true);
  });

  it("end with the highest block that is proven", () => {
    const set = sets[3] ?? [];
    const commit = commitBy(set, chain.ref("w18"), 9n, 3n);
    const latest = makeJustification(9n, commit, new VoterSet(authoritiesOf(set)), chain.chain);
    const longer = makeWarpProof(chain.ref("w5"), [10, 15], { ...source, latest: () => latest });
    const after = { setId: 1n, authorities: authoritiesOf(sets[1] ?? []) };
    const result = verifyWarpProof(longer, after, verifyReal);
    expect([result.header.number, result.set.setId]).toEqual([18, 3n]);
    expect(codeOf(() => verifyWarpProof(longer, start, verifyReal))).toBe("INVALID_COMMIT");
    expect(codeOf(() => verifyWarpProof({ ...longer, finished: false }, after, verifyReal))).toBe("INVALID_WARP_PROOF");
  });

  it("are refused when a fragment is missing, out of order, for another header, or none is there", () => {
    const [first, second, third] = proof.fragments;
    if (first === undefined || second === undefined || third === undefined) throw new Error("three fragments");
    const check = (fragments: typeof proof.fragments) =>
      codeOf(() => verifyWarpProof({ fragments, finished: true }, start, verifyReal));
    expect(check([first, second, third])).toBeUndefined();
    expect(check([first, third])).toBe("INVALID_COMMIT");
    expect(check([second, first])).toBe("INVALID_COMMIT");
    expect(check([first, first])).toBe("INVALID_WARP_PROOF");
    expect(check([{ header: chain.header("w4"), justification: first.justification }])).toBe("INVALID_WARP_PROOF");
    expect(check([])).toBe("INVALID_WARP_PROOF");
  });

  it("are not made without what they consist of", () => {
    const without = (part: Partial<WarpSource>) =>
      codeOf(() => makeWarpProof(chain.ref("genesis"), [5, 10], { ...source, ...part }));
    expect(without({ justification: () => undefined })).toBe("MISSING_DATA");
    expect(without({ header: () => undefined })).toBe("MISSING_DATA");
  });

  it("stop at a block that names nobody: voters were changed by force there", () => {
    const stopped = makeWarpProof(chain.ref("genesis"), [5, 7, 10], source);
    expect([stopped.fragments.length, stopped.finished]).toEqual([1, true]);
  });

  it("refuse voters that would take over later", () => {
    const header = chain.header("w5");
    const log = consensusDigest({ type: "ScheduledChange", value: { authorities: authoritiesOf(signers), delay: 1 } });
    const delayed = { ...header, digest: { logs: [log] } };
    const target = { hash: headerHash(delayed), number: 5 };
    const justification = justify(commitBy([alice, bob, charlie], target));
    const fragments = [{ header: delayed, justification }];
    expect(codeOf(() => verifyWarpProof({ fragments, finished: true }, start, verifyReal))).toBe("INVALID_WARP_PROOF");
  });
});
