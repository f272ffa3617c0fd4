import { bytes, concat, toHex, u64 } from "@opentao/codec";
import { AuthorEquivocation, Header } from "@opentao/codec/primitives";
import { EquivocationProof, verifyAuthorEquivocation } from "@opentao/consensus";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Authorities as Authors } from "../../../src/pallets/aura/storage.ts";
import { EquivocationProof as RuntimeEquivocationProof } from "../../../src/pallets/grandpa/index.ts";
import { endSession, newChain, OK, one, reportOfVoter, sent, slotNow, two } from "./offending.ts";
import { twoBlocks, twoVotes } from "./proofs.ts";
import { nodeKeys } from "./validators.ts";

describe("proofs", () => {
  it("are written as consensus writes them", () => {
    const author = twoBlocks(one.aura, 77n);
    expect(verifyAuthorEquivocation(author)).toBe(true);
    const headers = [author.first, author.second].map((header) => Header.encode(header));
    expect(toHex(AuthorEquivocation.encode(author))).toBe(
      toHex(concat(author.offender, u64.encode(author.slot), ...headers)),
    );
    for (const phase of ["Prevote", "Precommit"] as const) {
      const encoded = EquivocationProof.encode(twoVotes(one.grandpa, 3n, 9, phase));
      const read = RuntimeEquivocationProof.decode(encoded);
      expect(read).toMatchObject({ setId: 3n, equivocation: { type: phase, value: { roundNumber: 4n } } });
      expect(toHex(RuntimeEquivocationProof.encode(read))).toBe(toHex(encoded));
    }
  });
});

describe("a voter who voted twice", () => {
  it("is reported without a signature and has no seat from the next session on", () => {
    const chain = newChain();
    const extrinsic = sent(reportOfVoter(chain, twoVotes(two.grandpa, 0n, 1)));
    expect(chain.validate(extrinsic).type).toBe("Ok");
    expect(chain.build([extrinsic]).results).toEqual(OK);
    expect(chain.events()).toContainEqual({
      name: "Session.VoterEquivocated",
      value: { offender: two.grandpa.publicKey, owner: undefined, setId: 0n, round: 4n, bannedUntil: 3 },
    });
    endSession(chain);
    expect(Authors.get(chain.reader())).not.toContainEqual(two.aura.publicKey);
    expect(Authors.get(chain.reader())).toHaveLength(3);
    // The set of before is remembered: late news of another.
    const late = sent(reportOfVoter(chain, twoVotes(one.grandpa, 0n, 2, "Prevote")));
    expect(chain.build([late]).results).toEqual(OK);
    // Of three authors none goes.
    endSession(chain);
    expect(Authors.get(chain.reader())).toHaveLength(3);
  });

  it("is not believed to be one without proof", () => {
    const chain = newChain();
    const good = twoVotes(one.grandpa, 0n, 1);
    const { equivocation } = good;
    const value = { ...equivocation.value, second: equivocation.value.first };
    const foreign = { ...equivocation.value, second: twoVotes(two.grandpa, 0n, 1).equivocation.value.second };
    const cases: Record<string, EquivocationProof> = {
      "the same vote": { ...good, equivocation: { ...equivocation, value } },
      "another's vote": { ...good, equivocation: { ...equivocation, value: foreign } },
      "the other phase": { ...good, equivocation: { ...equivocation, type: "Prevote" } },
      "another set": { ...good, setId: 1n },
      "a set that signed it": twoVotes(one.grandpa, 1n, 1),
      "no voter": twoVotes(nodeKeys("Nobody").grandpa, 0n, 1),
      "blocks to come": twoVotes(one.grandpa, 0n, 1000),
    };
    for (const [name, proof] of Object.entries(cases)) expect(reportOfVoter(chain, proof), name).toBeUndefined();
    expect(reportOfVoter(chain, good)).toBeDefined();
  });

  it("is told once for both phases of a round", () => {
    const chain = newChain();
    const proof = twoVotes(one.grandpa, 0n, 1);
    const extrinsic = sent(reportOfVoter(chain, proof));
    expect(chain.build([extrinsic]).results).toEqual(OK);
    expect(reportOfVoter(chain, twoVotes(one.grandpa, 0n, 1, "Prevote"))).toBeUndefined();
  });
});

describe("hostile bytes", () => {
  const runs = Number(process.env.OPENTAO_FUZZ ?? 500);

  it(`meet errors only, ${runs} times`, () => {
    const chain = newChain();
    const good = AuthorEquivocation.encode(twoBlocks(one.aura, slotNow(chain)));
    const vote = EquivocationProof.encode(twoVotes(one.grandpa, 0n, 1));
    const damaged = (seed: Uint8Array) =>
      fc.tuple(fc.nat(seed.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
        const copy = seed.slice();
        copy[at] = (copy[at] ?? 0) ^ by;
        return copy;
      });
    fc.assert(
      fc.property(
        fc.constantFrom(11, 12),
        fc.oneof(fc.uint8Array({ maxLength: 400 }), damaged(good), damaged(vote)),
        (call, bytesOfProof) => {
          const extrinsic = Uint8Array.of(4, 40, call, ...bytesOfProof);
          const input = Uint8Array.of(0, ...bytes().encode(extrinsic), ...new Uint8Array(32));
          try {
            expect(chain.call("TaggedTransactionQueue_validate_transaction", input)[0]).toBeTypeOf("number");
          } catch (error) {
            expect(error).toMatchObject({ name: "RuntimePanic" });
            expect(String(error)).toContain("bytes that are not what they should be");
          }
        },
      ),
      { numRuns: runs },
    );
  });
});
