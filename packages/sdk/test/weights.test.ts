import { readFileSync } from "node:fs";
import { fromHex, toHex } from "@opentao/codec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areEnough, areUidsInUse } from "../../runtime/src/pallets/subtensor/weights/rules.ts";
import { Keys, MinAllowedWeights, SubnetworkN } from "../../runtime/src/pallets/subtensorStorage/index.ts";
import { account, emptyState } from "../../runtime/test/testState.ts";
import { weightCommitHash } from "../src/chain/actions/weights.ts";
import { capNormalize } from "../src/neuron/capNormalize.ts";
import { chainWeights } from "../src/neuron/chainWeights.ts";
import { emitWeights, processWeights } from "../src/neuron/weights.ts";

const vectors = JSON.parse(readFileSync(new URL("./fixtures/weights.json", import.meta.url), "utf8"));

interface CapVector {
  x: number[];
  limit: number;
  y: number[];
}
interface ProcessVector {
  weights: number[];
  n: number;
  min_allowed: number;
  max_limit: number;
  exclude_quantile_u16: number;
  uids: number[];
  out: number[];
  emit_uids: number[];
  emit_vals: number[];
}
interface EmitVector {
  w: number[];
  uids: number[];
  vals: number[];
}

describe("weights equal the official SDK's", () => {
  it.each<CapVector>(vectors.normalize_max_weight)("when capped at $limit", ({ x, limit, y }) => {
    expect(capNormalize(x, limit)).toEqual(y);
  });

  it.each<ProcessVector>(vectors.process_weights)("of $weights with at least $min_allowed", (vector) => {
    const processed = processWeights(new Map(vector.weights.entries()), {
      neurons: vector.n,
      minAllowed: vector.min_allowed,
      maxShare: vector.max_limit,
      excludeQuantile: vector.exclude_quantile_u16 / 65_535,
    });
    expect(processed).toEqual({ uids: vector.uids, weights: vector.out });
    expect(emitWeights(processed)).toEqual({ uids: vector.emit_uids, values: vector.emit_vals });
  });

  it.each<EmitVector>(vectors.emit)("as the chain takes $w", ({ w, uids, vals }) => {
    expect(emitWeights({ uids: [...w.keys()], weights: w })).toEqual({ uids, values: vals });
  });

  it("when they are committed by hash", () => {
    const { hotkey_pub, netuid_index, uids, values, salt, version_key, hash } = vectors.weight_commit_hash;
    const weights = { netuid: netuid_index, uids, values, versionKey: BigInt(version_key) };
    expect(toHex(weightCommitHash(fromHex(hotkey_pub), weights, salt))).toBe(`0x${hash}`);
  });
});

describe("weights of any scores", () => {
  it("sum up to 1, obey the cap and keep the order of the scores", () => {
    const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(scores, fc.double({ min: 0.05, max: 1, noNaN: true }), (list, maxShare) => {
        const { uids, weights } = processWeights(new Map(list.entries()), {
          neurons: list.length,
          minAllowed: 1,
          maxShare,
        });
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
        expect(Math.max(...weights)).toBeLessThanOrEqual(Math.max(maxShare, 1 / weights.length) + 1e-4);
        uids.forEach((uid, i) => {
          const better = uids.findIndex((other) => (list[other] ?? 0) > (list[uid] ?? 0));
          if (better >= 0) expect(weights[better] ?? 0).toBeGreaterThanOrEqual((weights[i] ?? 0) - 1e-6);
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe("scores so unequal that single precision loses the small ones", () => {
  it.each([
    [0.467, [1, 5.7e-7, 1.2e-21, 4e-33, 3e-40, 2e-44]],
    [0.4268, [1, 4e-7, 5.2e-8, 2.6e-28, 1.3e-32, 8e-40]],
    [0.1, [1, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-18, 1e-21, 1e-24, 1e-27, 1e-30, 1e-33]],
  ])("obey a cap of %d all the same", (maxShare, list) => {
    const { weights } = processWeights(new Map(list.entries()), { neurons: list.length, minAllowed: 1, maxShare });
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
    expect(Math.max(...weights)).toBeLessThanOrEqual(maxShare + 1e-4);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });
});

describe("scores that are no numbers", () => {
  const rules = { neurons: 3, minAllowed: 1, maxShare: 1 };

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "such as %d are refused by uid",
    (score) => {
      const scores = new Map([
        [0, 1],
        [2, score],
      ]);
      const error = expect.objectContaining({ code: "SCORE_INVALID", message: `the score of uid 2 is ${score}` });
      expect(() => processWeights(scores, rules)).toThrow(error);
      expect(() => chainWeights(scores, rules)).toThrow(error);
      expect(() => emitWeights({ uids: [0, 2], weights: [1, score] })).toThrow(error);
    },
  );
});

describe("weights as they are sent", () => {
  it("are as many as the subnet requires after rounding too", () => {
    const scores = new Map([
      [0, 1],
      [1, 7e-6],
    ]);
    const rules = { neurons: 2, minAllowed: 2, maxShare: 1 };
    expect(emitWeights(processWeights(scores, rules)).uids).toEqual([0, 1]);
    expect(chainWeights(scores, rules).uids).toEqual([0, 1]);
  });

  it("of scores beyond single precision keep their ratio", () => {
    for (const scale of [3e38, 1e300, 1e-300]) {
      const scores = new Map([
        [0, scale],
        [1, scale / 2],
      ]);
      expect(chainWeights(scores, { neurons: 2, minAllowed: 1, maxShare: 1 }).values).toEqual([65_535, 32_768]);
    }
  });

  it("of nothing are the same for all", () => {
    expect(chainWeights(new Map(), { neurons: 3, minAllowed: 2, maxShare: 1 })).toEqual({
      uids: [0, 1, 2],
      values: [65_535, 65_535, 65_535],
    });
    expect(chainWeights(new Map(), { neurons: 0, minAllowed: 2, maxShare: 1 })).toEqual({ uids: [], values: [] });
  });

  const score = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1e-4, noNaN: true }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 1, 7e-6, 3e38, 5e-324, Number.MAX_VALUE),
  );

  it("pass the runtime's own checks, and obey the cap wherever enough have earned something", () => {
    fc.assert(
      fc.property(
        fc.array(score, { minLength: 1, maxLength: 40 }),
        fc.nat(50),
        fc.integer({ min: 1, max: 65_535 }),
        (list, minAllowed, limit) => {
          const neurons = list.length;
          const rules = { neurons, minAllowed, maxShare: limit / 65_535 };
          const { uids, values } = chainWeights(new Map(list.entries()), rules);
          const state = emptyState();
          SubnetworkN.set(state, 1, neurons);
          MinAllowedWeights.set(state, 1, minAllowed);
          for (const [uid] of list.entries()) Keys.set(state, 1, uid, account(uid));
          expect(areEnough(state, 1, neurons, uids)).toBe(true);
          expect(areUidsInUse(state, 1, uids)).toBe(true);
          expect(new Set(uids).size).toBe(uids.length);
          expect(values.length).toBe(uids.length);
          expect(values.every((value) => Number.isInteger(value) && value >= 0 && value <= 65_535)).toBe(true);
          const sum = values.reduce((total, value) => total + value, 0);
          expect(sum).toBeGreaterThan(0);
          const earning = values.filter((value) => value > 0);
          if (earning.length * limit >= 65_535) {
            expect(Math.max(...values) * 65_535).toBeLessThanOrEqual(sum * limit + 1e-6 * sum);
          } else expect(new Set(earning).size).toBe(1);
        },
      ),
      { numRuns: 500 },
    );
  });
});
