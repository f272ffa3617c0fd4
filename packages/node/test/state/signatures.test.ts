import { keypairFromSuri } from "@opentao/crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SignatureVerifier, type Signed } from "../../src/state/index.ts";

const keys = ["//Alice", "//Bob"].map((suri) => keypairFromSuri(suri));
const edKeys = ["//Alice", "//Bob"].map((suri) => keypairFromSuri(suri, "ed25519"));

/** Signatures of both schemes, some of which are spoiled in one of their parts. */
const signed: fc.Arbitrary<{ readonly one: Signed; readonly isRight: boolean }> = fc
  .record({
    key: fc.nat(1),
    scheme: fc.constantFrom("sr25519" as const, "ed25519" as const),
    message: fc.uint8Array({ maxLength: 300 }),
    spoiled: fc.constantFrom("nothing", "nothing", "signature", "message", "key", "scheme"),
  })
  .map(({ key, scheme, message, spoiled }) => {
    const pair = (scheme === "sr25519" ? keys : edKeys)[key];
    const other = (scheme === "sr25519" ? keys : edKeys)[1 - key];
    if (pair === undefined || other === undefined) throw new Error("there are two keys");
    const signature = Uint8Array.from(pair.sign(message));
    if (spoiled === "signature") signature[7] = (signature[7] ?? 0) ^ 1;
    const one: Signed = {
      scheme: spoiled !== "scheme" ? scheme : scheme === "sr25519" ? "ed25519" : "sr25519",
      signature,
      message: spoiled === "message" ? Uint8Array.of(...message, 0) : message,
      publicKey: (spoiled === "key" ? other : pair).publicKey,
    };
    return { one, isRight: spoiled === "nothing" };
  });

const verify = (verifier: SignatureVerifier, { scheme, signature, message, publicKey }: Signed) =>
  verifier.verify(scheme, signature, message, publicKey);

describe("signatures that are learned together", () => {
  it("are those that are right one by one, and another verifier that notes them knows no others", () => {
    fc.assert(
      fc.property(fc.array(signed, { maxLength: 24 }), (list) => {
        const verifier = new SignatureVerifier();
        const learned = verifier.learn(list.map(({ one }) => one));
        expect(learned.length).toBe(list.filter(({ isRight }) => isRight).length);
        // Those that are known already are told again.
        expect(verifier.learn(list.map(({ one }) => one))).toEqual(learned);
        const other = new SignatureVerifier();
        other.note(learned);
        for (const { one, isRight } of list) {
          expect([verify(verifier, one), verify(other, one)]).toEqual([isRight, isRight]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are not more than the limit in memory, and right ones that were forgotten are verified again", () => {
    const verifier = new SignatureVerifier(8);
    const [alice] = keys;
    if (alice === undefined) throw new Error("there is a key");
    const list = Array.from({ length: 40 }, (_, i): Signed => {
      const message = Uint8Array.of(i);
      return { scheme: "sr25519", signature: alice.sign(message), message, publicKey: alice.publicKey };
    });
    for (const one of list) expect(verifier.learn([one])).toHaveLength(1);
    for (const one of list) expect(verify(verifier, one)).toBe(true);
  });
});
