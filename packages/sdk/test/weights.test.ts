import { readFileSync } from "node:fs";
import { fromHex, toHex } from "@opentao/codec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightCommitHash } from "../src/chain/actions/weights.ts";
import { capNormalise, emitWeights, processWeights } from "../src/neuron/weights.ts";

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
    expect(capNormalise(x, limit)).toEqual(y);
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
    );
  });
});
