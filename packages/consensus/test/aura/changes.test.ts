import { toHex } from "@opentao/codec";
import { AURA_ENGINE_ID, AuthorEquivocation, type DigestItem, type Header } from "@opentao/codec/primitives";
import { keypairFromSuri } from "@opentao/crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AuthorWatch,
  announcedAuthorities,
  authoritiesAfter,
  authoritiesDigest,
  ConsensusError,
  equivocationOf,
  sealHeader,
  slotDigest,
  verifyAuthorEquivocation,
} from "../../src/index.ts";

const [alice, bob] = [keypairFromSuri("//Alice"), keypairFromSuri("//Bob")];

function header(slot: bigint, number = 7, logs: DigestItem[] = []): Header {
  return {
    parentHash: new Uint8Array(32).fill(1),
    number,
    stateRoot: new Uint8Array(32).fill(2),
    extrinsicsRoot: new Uint8Array(32).fill(3),
    digest: { logs: [slotDigest(slot), ...logs] },
  };
}
const consensus = (engine: Uint8Array, bytes: number[]): DigestItem => ({
  type: "Consensus",
  value: [engine, Uint8Array.from(bytes)],
});

describe("authors that a header names", () => {
  it("are written as entry 1 of Aura with the list of keys", () => {
    const item = authoritiesDigest([alice.publicKey]);
    expect(item.type).toBe("Consensus");
    if (item.type !== "Consensus") return;
    expect(toHex(item.value[0])).toBe(toHex(AURA_ENGINE_ID));
    expect(toHex(item.value[1])).toBe(`0x0104${toHex(alice.publicKey).slice(2)}`);
  });

  it("make the blocks after it; otherwise the authors stay", () => {
    const before = [alice.publicKey];
    const naming = header(5n, 7, [authoritiesDigest([bob.publicKey, alice.publicKey])]);
    expect(authoritiesAfter(naming, before)).toEqual([bob.publicKey, alice.publicKey]);
    expect(authoritiesAfter(header(5n), before)).toBe(before);
  });

  it("are not looked for in entries of others, or of another kind", () => {
    const foreign = consensus(new TextEncoder().encode("FRNK"), [1, 0]);
    const disabled = consensus(AURA_ENGINE_ID, [2, 9, 0, 0, 0]);
    expect(announcedAuthorities(header(5n, 7, [foreign, disabled]))).toBeUndefined();
  });

  it("are refused when they cannot be read", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        try {
          const named = announcedAuthorities(header(5n, 7, [consensus(AURA_ENGINE_ID, [...bytes])]));
          if (named !== undefined) expect(named.every((key) => key.length === 32)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ConsensusError);
          expect(error).toMatchObject({ code: "BAD_DIGEST" });
        }
      }),
    );
    expect(() => announcedAuthorities(header(5n, 7, [consensus(AURA_ENGINE_ID, [1, 4, 0])]))).toThrow(ConsensusError);
  });
});

describe("authors who make two blocks in a slot", () => {
  const one = sealHeader(header(5n, 7), alice.sign);
  const two = sealHeader(header(5n, 8), alice.sign);
  const later = sealHeader(header(6n, 8), alice.sign);

  it("are found when the second is noted, and not when it is the same, of another slot, or of another author", () => {
    const watch = new AuthorWatch();
    expect(watch.note(alice.publicKey, one)).toBeUndefined();
    expect(watch.note(alice.publicKey, one)).toBeUndefined();
    expect(watch.note(alice.publicKey, later)).toBeUndefined();
    expect(watch.note(bob.publicKey, sealHeader(header(5n, 9), bob.sign))).toBeUndefined();
    const proof = watch.note(alice.publicKey, two);
    expect(proof).toEqual({ offender: alice.publicKey, slot: 5n, first: one, second: two });
    expect(proof && verifyAuthorEquivocation(AuthorEquivocation.decode(AuthorEquivocation.encode(proof)))).toBe(true);
  });

  it("are not looked for in slots long past", () => {
    const watch = new AuthorWatch();
    watch.note(alice.publicKey, one);
    watch.note(alice.publicKey, sealHeader(header(1500n), alice.sign));
    expect(watch.note(alice.publicKey, two)).toBeUndefined();
  });

  it("are not proven by one block, by different slots, or by seals of others", () => {
    const proof = { offender: alice.publicKey, slot: 5n, first: one, second: two };
    expect(verifyAuthorEquivocation(proof)).toBe(true);
    expect(verifyAuthorEquivocation({ ...proof, second: one })).toBe(false);
    expect(verifyAuthorEquivocation({ ...proof, second: later })).toBe(false);
    expect(verifyAuthorEquivocation({ ...proof, slot: 6n })).toBe(false);
    expect(verifyAuthorEquivocation({ ...proof, offender: bob.publicKey })).toBe(false);
    expect(verifyAuthorEquivocation({ ...proof, second: header(5n, 8) })).toBe(false);
    expect(verifyAuthorEquivocation({ ...proof, second: sealHeader(header(5n, 8), bob.sign) })).toBe(false);
    expect(equivocationOf(alice.publicKey, one, later)).toBeUndefined();
  });
});
