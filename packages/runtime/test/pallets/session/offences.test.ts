import { bytes, option, toHex } from "@opentao/codec";
import type { DigestItem, Header } from "@opentao/codec/primitives";
import {
  AuthorEquivocation,
  announcedAuthorities,
  EquivocationProof,
  sealHeader,
  signedPayload,
  slotDigest,
  verifyAuthorEquivocation,
} from "@opentao/consensus";
import type { Keypair } from "@opentao/crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Authorities as Authors, CurrentSlot } from "../../../src/pallets/aura/storage.ts";
import { EquivocationProof as RuntimeEquivocationProof } from "../../../src/pallets/grandpa/index.ts";
import { Authorities as Voters } from "../../../src/pallets/grandpa/storage.ts";
import { Session } from "../../../src/pallets/session/index.ts";
import { AuthorEquivocation as RuntimeAuthorEquivocation } from "../../../src/pallets/session/offences/authorProof.ts";
import { Bans, CurrentIndex, NextKeys, Reports } from "../../../src/pallets/session/storage.ts";
import { SubtensorModule as S } from "../../../src/pallets/subtensor/index.ts";
import { alice, bob, type TestChain } from "../../executive/chain.ts";
import { chainFor, GENESIS, nodeKeys, send, setKeysCall, validator } from "./validators.ts";

const ada = validator("Ada");
const [one, two] = GENESIS;
if (one === undefined || two === undefined) throw new Error("there are four authorities");

const newChain = () => {
  const chain = chainFor([ada], { enabled: false, sessionLength: 10, banSessions: 3 });
  chain.build();
  return chain;
};

/** A sealed header of a slot; `salt` makes it another block. */
function sealed(author: Keypair, slot: bigint, salt: number, logs: DigestItem[] = []): Header {
  const header = {
    parentHash: new Uint8Array(32).fill(1),
    number: 7,
    stateRoot: new Uint8Array(32).fill(salt),
    extrinsicsRoot: new Uint8Array(32).fill(3),
    digest: { logs: [slotDigest(slot), ...logs] },
  };
  return sealHeader(header, (message) => author.sign(message));
}

const twoBlocks = (author: Keypair, slot: bigint) => ({
  offender: author.publicKey,
  slot,
  first: sealed(author, slot, 1),
  second: sealed(author, slot, 2),
});

/** Two votes of a voter in a round. */
function twoVotes(
  voter: Keypair,
  setId: bigint,
  number: number,
  phase: "Prevote" | "Precommit" = "Precommit",
  round = 4n,
) {
  const vote = (byte: number) => {
    const target = { hash: toHex(new Uint8Array(32).fill(byte)), number };
    const signature = voter.sign(signedPayload({ type: phase, value: target }, round, setId));
    return [target, signature] as [typeof target, Uint8Array];
  };
  const value = { round, id: toHex(voter.publicKey), first: vote(1), second: vote(2) };
  return { setId, equivocation: { type: phase, value } };
}

const slotNow = (chain: TestChain) => CurrentSlot.get(chain.reader());
const maybe = option(bytes());
const reportOfAuthor = (chain: TestChain, proof: AuthorEquivocation) =>
  maybe.decode(chain.call("OffencesApi_report_author", AuthorEquivocation.encode(proof)));
const reportOfVoter = (chain: TestChain, proof: EquivocationProof) =>
  maybe.decode(chain.call("OffencesApi_report_voter", EquivocationProof.encode(proof)));
const endSession = (chain: TestChain) => {
  const session = CurrentIndex.get(chain.reader());
  let last = chain.build();
  while (CurrentIndex.get(chain.reader()) === session) last = chain.build();
  return last.block;
};
const sent = (extrinsic: Uint8Array | undefined): Uint8Array => {
  if (extrinsic === undefined) throw new Error("a report was expected");
  return extrinsic;
};
const OK = [{ type: "Ok", value: { type: "Ok", value: undefined } }];

describe("proofs", () => {
  it("are written as consensus writes them", () => {
    const author = twoBlocks(one.aura, 77n);
    expect(verifyAuthorEquivocation(author)).toBe(true);
    expect(toHex(RuntimeAuthorEquivocation.encode(author))).toBe(toHex(AuthorEquivocation.encode(author)));
    for (const phase of ["Prevote", "Precommit"] as const) {
      const encoded = EquivocationProof.encode(twoVotes(one.grandpa, 3n, 9, phase));
      const read = RuntimeEquivocationProof.decode(encoded);
      expect(read).toMatchObject({ setId: 3n, equivocation: { type: phase, value: { roundNumber: 4n } } });
      expect(toHex(RuntimeEquivocationProof.encode(read))).toBe(toHex(encoded));
    }
  });
});

describe("an author who made two blocks in a slot", () => {
  it("is reported without a signature and has no seat from the next session on", () => {
    const chain = newChain();
    const proof = twoBlocks(one.aura, slotNow(chain));
    const extrinsic = sent(reportOfAuthor(chain, proof));
    const validity = chain.validate(extrinsic);
    expect(validity).toMatchObject({ type: "Ok", value: { propagate: true, requires: [] } });
    expect(validity.type === "Ok" && validity.value.provides).toHaveLength(1);
    expect(chain.build([extrinsic]).results).toEqual(OK);
    const events = chain.events().filter(({ name }) => name === "Session.AuthorEquivocated");
    expect(events).toMatchObject([{ value: { slot: proof.slot, bannedUntil: 3, owner: undefined } }]);
    expect(Authors.get(chain.reader())).toHaveLength(4);

    const { header } = endSession(chain);
    const rest = GENESIS.slice(1);
    expect(announcedAuthorities(header)).toEqual(rest.map(({ aura }) => aura.publicKey));
    expect(Voters.get(chain.reader()).map(([key]) => key)).toEqual(rest.map(({ grandpa }) => grandpa.publicKey));
    // The ban ends, but nobody is seated anew where authors are not chosen.
    for (let i = 0; i < 4; i += 1) endSession(chain);
    expect(Bans.entries(chain.reader())).toEqual([]);
    expect(Authors.get(chain.reader())).toHaveLength(3);
  });

  it("is not reported twice, neither by the same proof nor by another", () => {
    const chain = newChain();
    const slot = slotNow(chain);
    const extrinsic = sent(reportOfAuthor(chain, twoBlocks(one.aura, slot)));
    expect(chain.build([extrinsic]).results).toEqual(OK);
    const stale = { type: "Err", value: { type: "Invalid", value: { type: "Stale" } } };
    expect(chain.validate(extrinsic)).toEqual(stale);
    expect(chain.build([extrinsic]).results).toEqual([stale]);
    expect(reportOfAuthor(chain, twoBlocks(one.aura, slot))).toBeUndefined();
    expect(reportOfAuthor(chain, twoBlocks(one.aura, slot - 1n))).toBeUndefined();
    endSession(chain);
    expect(reportOfAuthor(chain, twoBlocks(one.aura, slot))).toBeUndefined();
    expect(Reports.get(chain.reader())).toHaveLength(1);
  });

  it("can be reported by an account, which pays nothing for it", () => {
    const chain = newChain();
    const before = chain.free(alice.publicKey);
    send(chain, alice, Session.call("reportAuthorEquivocation", { proof: twoBlocks(one.aura, slotNow(chain)) }));
    expect(chain.free(alice.publicKey)).toBe(before);
  });

  it("is banned with the hotkey and coldkey that registered the key", () => {
    const chain = newChain();
    send(chain, ada.coldkey, S.call("rootRegister", { hotkey: ada.hotkey.publicKey }));
    send(chain, ada.hotkey, setKeysCall(ada.hotkey.publicKey, one));
    chain.build([sent(reportOfAuthor(chain, twoBlocks(one.aura, slotNow(chain))))]);
    const banned = Bans.keys(chain.reader())
      .map((who) => toHex(who))
      .sort();
    expect(banned).toEqual(
      [one.aura.publicKey, ada.hotkey.publicKey, ada.coldkey.publicKey].map((k) => toHex(k)).sort(),
    );
    endSession(chain);
    expect(Authors.get(chain.reader())).not.toContainEqual(one.aura.publicKey);
    expect(NextKeys.has(chain.reader(), ada.hotkey.publicKey)).toBe(true);
  });

  it("is not believed to be one without proof", () => {
    const chain = newChain();
    const slot = slotNow(chain);
    const good = twoBlocks(one.aura, slot);
    const stranger = nodeKeys("Nobody").aura;
    const cases: Record<string, AuthorEquivocation> = {
      "the same block": { ...good, second: sealed(one.aura, slot, 1) },
      "another slot": { ...good, second: sealed(one.aura, slot - 1n, 2) },
      "another's seal": { ...good, second: sealed(two.aura, slot, 2) },
      "no seal": { ...good, second: { ...good.second, digest: { logs: [slotDigest(slot)] } } },
      "two slots": { ...good, second: sealed(one.aura, slot, 2, [slotDigest(slot)]) },
      "no author": twoBlocks(stranger, slot),
      "a slot to come": twoBlocks(one.aura, slot + 60n),
      "a slot long gone": twoBlocks(one.aura, slot - 7201n),
    };
    for (const [name, proof] of Object.entries(cases)) {
      expect(reportOfAuthor(chain, proof), name).toBeUndefined();
      const call = Session.call("reportAuthorEquivocation", { proof });
      const [result] = chain.build([chain.sign(bob, call)]).results;
      expect(result?.type === "Ok" && result.value.type, name).not.toBe("Ok");
    }
    expect(Bans.keys(chain.reader())).toEqual([]);
    expect(reportOfAuthor(chain, good)).toBeDefined();
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
