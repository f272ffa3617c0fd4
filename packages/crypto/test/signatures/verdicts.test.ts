import { ed25519 } from "@noble/curves/ed25519.js";
import { sr25519Verify, waitReady } from "@polkadot/wasm-crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type SignedMessage, verifyEd25519, verifySr25519, verifySr25519Batch } from "../../src/index.ts";
import { caseOf, chanceOf, rightOnes, withScalar } from "./cases.ts";

/** Signatures of each scheme; the long run has `OPENTAO_VERDICTS=500000`. */
const COUNT = Number(process.env.OPENTAO_VERDICTS ?? 400);
const SEED = Number(process.env.OPENTAO_SEED ?? 1);

/** The verdict of a library that throws on bytes that are no signature. */
function verdictOf({ signature, publicKey }: SignedMessage, verify: () => boolean): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  try {
    return verify();
  } catch {
    return false;
  }
}

const SCHEMES = {
  sr25519: {
    own: ({ signature, message, publicKey }: SignedMessage) => verifySr25519(signature, message, publicKey),
    others: (item: SignedMessage) => verdictOf(item, () => sr25519Verify(item.signature, item.message, item.publicKey)),
  },
  ed25519: {
    own: ({ signature, message, publicKey }: SignedMessage) => verifyEd25519(signature, message, publicKey),
    others: (item: SignedMessage) =>
      verdictOf(item, () => ed25519.verify(item.signature, item.message, item.publicKey, { zip215: true })),
  },
};

beforeAll(() => waitReady());

describe("verdicts are those of other libraries", () => {
  it.each(["sr25519", "ed25519"] as const)("%s", { timeout: 180_000 + COUNT * 100 }, (scheme) => {
    const chance = chanceOf(SEED);
    const right = rightOnes(scheme, chance);
    const { own, others } = SCHEMES[scheme];
    expect(right.filter((item) => !own(item))).toEqual([]);
    let accepted = 0;
    for (let i = 0; i < COUNT; i += 1) {
      const item = caseOf(right, chance);
      const verdict = own(item);
      if (verdict !== others(item)) expect({ item, verdict }).toEqual({ item, verdict: !verdict });
      if (verdict) accepted += 1;
    }
    // Neither all nor none: the cases say something.
    expect(accepted).toBeGreaterThan(COUNT / 40);
    expect(accepted).toBeLessThan(COUNT / 2);
  });
});

describe("a batch", () => {
  it("says of each signature what is said of it alone", { timeout: 180_000 + COUNT * 100 }, () => {
    const chance = chanceOf(SEED + 1);
    const right = rightOnes("sr25519", chance);
    for (let done = 0; done < COUNT; ) {
      const wrong = chance(3) === 0 ? 0 : 1 + chance(40);
      const items = Array.from({ length: chance(150) }, () =>
        chance(40) < wrong ? caseOf(right, chance) : (right[chance(right.length)] ?? caseOf(right, chance)),
      );
      expect(verifySr25519Batch(items)).toEqual(items.map(SCHEMES.sr25519.own));
      done += Math.max(1, items.length);
    }
  });

  it("takes messages of any length, and none at all", () => {
    const chance = chanceOf(SEED + 2);
    const [item] = rightOnes("sr25519", chance);
    if (item === undefined) throw new Error("there is no signature");
    const long = { ...item, message: new Uint8Array(100_000) };
    expect(verifySr25519Batch([])).toEqual([]);
    expect(verifySr25519Batch([item])).toEqual([true]);
    expect(verifySr25519Batch([long, item, long, item, item])).toEqual([false, true, false, true, true]);
  });

  it("is not fooled by errors that would cancel each other out", () => {
    // Two wrong scalars with the same sum: only random factors tell them from right ones.
    const chance = chanceOf(SEED + 3);
    const right = rightOnes("sr25519", chance);
    const [a, other] = right;
    const [, same] = right.filter(({ publicKey }) => publicKey === a?.publicKey);
    if (a === undefined || other === undefined || same === undefined) throw new Error("there are no signatures");
    const moved = (item: SignedMessage, by: bigint) => ({
      ...item,
      signature: withScalar(item.signature, (scalar) => scalar + by),
    });
    for (const b of [other, same]) {
      expect(verifySr25519Batch([moved(a, 1n), moved(b, -1n), a, b])).toEqual([false, false, true, true]);
    }
  });
});
