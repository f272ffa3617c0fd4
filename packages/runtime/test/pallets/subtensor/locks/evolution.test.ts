import { describe, expect, it } from "vitest";
import { expDecay, rolledTo } from "../../../../src/pallets/subtensor/locks/evolution.ts";

const RATES = { unlock: 934_866n, maturity: 934_866n };
const TRILLION = 1_000_000_000_000n;
const LOCK = { lockedMass: TRILLION, conviction: { bits: 0n }, lastUpdate: 0n };

describe("time", () => {
  it("lets masses decay by the known factors", () => {
    const factors: readonly (readonly [bigint, bigint])[] = [
      [0n, 18_446_744_073_709_551_616n],
      [1n, 18_446_724_341_754_161_508n],
      [360n, 18_439_641_933_510_579_307n],
      [7200n, 18_305_219_603_617_754_201n],
      [216_000n, 14_641_189_075_452_913_089n],
      [934_866n, 6_786_177_901_268_885_275n],
      [2_629_800n, 1_107_233_333_110_955_956n],
      [100_000_000n, 78n],
    ];
    for (const [elapsed, bits] of factors) expect(expDecay(elapsed, 934_866n)).toBe(bits);
    expect(expDecay(5n, 0n)).toBe(0n);
  });

  it("lets a decaying lock fall and its conviction rise as known", () => {
    const rolled = (now: bigint) => rolledTo(LOCK, now, { isOwner: false, isPerpetual: false }, RATES);
    expect(rolled(7200n)).toEqual({
      lockedMass: 992_327_943_103n,
      conviction: { bits: 140_980_184_482_105_274_000_000_000_000n },
      lastUpdate: 7200n,
    });
    const whole = (now: bigint) => [rolled(now).lockedMass, rolled(now).conviction.bits >> 64n];
    expect(whole(216_000n)).toEqual([793_700_450_168n, 183_383_818_896n]);
    expect(whole(934_866n)).toEqual([367_879_441_171n, 367_879_441_171n]);
  });

  it("lets conviction of a perpetual lock rise towards its mass as known", () => {
    const conviction = (now: bigint) => {
      const { lockedMass, conviction: c } = rolledTo(LOCK, now, { isOwner: false, isPerpetual: true }, RATES);
      expect(lockedMass).toBe(TRILLION);
      return c.bits >> 64n;
    };
    expect([conviction(7200n), conviction(216_000n), conviction(2_628_000n)]).toEqual([
      7_672_056_896n,
      206_299_549_831n,
      939_861_080_086n,
    ]);
  });

  it("makes an owner's conviction its mass, and nothing of what is negligible", () => {
    const owner = rolledTo(LOCK, 7200n, { isOwner: true, isPerpetual: false }, RATES);
    expect(owner.conviction.bits).toBe(owner.lockedMass << 64n);
    const small = rolledTo({ ...LOCK, lockedMass: 99n }, 0n, { isOwner: false, isPerpetual: true }, RATES);
    expect(small.lockedMass).toBe(0n);
  });

  it("reaches the same conviction by other rates through the difference of both decays", () => {
    const mode = { isOwner: false, isPerpetual: false };
    const near = rolledTo(LOCK, 7200n, mode, { unlock: 934_867n, maturity: 934_866n });
    const equal = rolledTo(LOCK, 7200n, mode, RATES);
    const difference = (near.conviction.bits - equal.conviction.bits) >> 64n;
    expect(difference).toBeGreaterThanOrEqual(-100_000n);
    expect(difference).toBeLessThanOrEqual(100_000n);
  });
});
