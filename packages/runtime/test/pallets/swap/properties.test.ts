import { U64F64 } from "@opentao/fixed";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { State } from "../../../src/framework/index.ts";
import { SubnetAlphaIn, SubnetMechanism, SubnetTAO } from "../../../src/pallets/subtensorStorage/index.ts";
import { outputOf, priceAfter } from "../../../src/pallets/swap/curve.ts";
import {
  adjustProtocolLiquidity,
  clearProtocolLiquidity,
  currentAlphaPrice,
  MAX_PRICE,
  MIN_PRICE,
  simulateBuy,
  swapBuy,
  swapSell,
} from "../../../src/pallets/swap/index.ts";
import { poolOf } from "../../../src/pallets/swap/pool.ts";
import { AlphaSqrtPrice, FeeRate, PalSwapInitialized, SwapBalancer } from "../../../src/pallets/swap/storage.ts";
import { emptyState } from "../../testState.ts";

const N = 1;
const ONE = 10n ** 18n;
const pools = fc.record({
  tao: fc.bigInt(10n ** 11n, 10n ** 15n),
  alpha: fc.bigInt(10n ** 11n, 10n ** 15n),
  quote: fc.bigInt((ONE * 3n) / 10n, (ONE * 7n) / 10n),
});
const share = fc.bigInt(1n, 2_000_000n); // millionths of the input reserve

/** A part of a reserve, at least a thousandth, so that it always buys something. */
const partOf = (reserve: bigint, millionths: bigint) => (reserve * (millionths + 1000n)) / 1_000_000n;

interface Given {
  readonly tao: bigint;
  readonly alpha: bigint;
  readonly quote: bigint;
}

function stateWith({ tao, alpha, quote }: Given, fairLaunch = false): State {
  const state = emptyState({ fairLaunch });
  SubnetMechanism.set(state, N, 1);
  SubnetTAO.set(state, N, tao);
  SubnetAlphaIn.set(state, N, alpha);
  SwapBalancer.set(state, N, { quote });
  PalSwapInitialized.set(state, N, true);
  return state;
}

describe("any pool", () => {
  it("never gives back more than it got, and moves its price the right way", () => {
    fc.assert(
      fc.property(pools, share, (pool, millionths) => {
        const input = (pool.tao * millionths) / 1_000_000n + 1n;
        const output = outputOf(pool, "buy", input);
        expect(output).toBeLessThan(pool.alpha);
        const after = { ...pool, tao: pool.tao + input, alpha: pool.alpha - output };
        expect(priceAfter(pool, "buy", input, output)).toBeGreaterThanOrEqual(priceAfter(pool, "buy", 0n, 0n));
        expect(outputOf(after, "sell", output)).toBeLessThanOrEqual(input + 1n);
      }),
      { numRuns: 200 },
    );
  });

  it("takes what it says it takes, and stops at the limit", () => {
    const percent = fc.bigInt(1n, 60n);
    fc.assert(
      fc.property(pools, share, percent, fc.boolean(), (pool, millionths, gap, isBuy) => {
        const state = stateWith(pool);
        const price = currentAlphaPrice(state, N);
        const limit = (((price * 1_000_000_000n) >> 64n) * (isBuy ? 100n + gap : 100n - gap)) / 100n;
        fc.pre(limit > 1000n);
        const amount = partOf(isBuy ? pool.tao : pool.alpha, millionths);
        const swap = isBuy ? swapBuy : swapSell;
        const { amountPaidIn, amountPaidOut, feePaid } = swap(state, N, amount, limit, false);
        expect(amountPaidIn + feePaid).toBeLessThanOrEqual(amount);
        const reached = priceAfter(pool, isBuy ? "buy" : "sell", amountPaidIn, amountPaidOut);
        const limitPrice = U64F64.fraction(limit, 1_000_000_000n);
        const tolerance = limitPrice / 100_000n; // a unit of a small reserve
        if (isBuy) expect(reached).toBeLessThanOrEqual(limitPrice + tolerance);
        else expect(reached).toBeGreaterThanOrEqual(limitPrice - tolerance);
        if (amountPaidIn + feePaid + 2n < amount) {
          const distance = reached > limitPrice ? reached - limitPrice : limitPrice - reached;
          expect(distance).toBeLessThanOrEqual(tolerance);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("does in a trade what the simulation said", () => {
    fc.assert(
      fc.property(pools, share, (pool, millionths) => {
        const amount = partOf(pool.tao, millionths);
        const said = simulateBuy(stateWith(pool), N, amount);
        expect(swapBuy(stateWith(pool), N, amount, MAX_PRICE, false)).toEqual(said);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps its price when the chain adds liquidity, and its weights in bounds", () => {
    const added = fc.record({ tao: fc.bigInt(0n, 10n ** 12n), alpha: fc.bigInt(0n, 10n ** 12n) });
    fc.assert(
      fc.property(pools, added, (pool, wanted) => {
        const state = stateWith(pool);
        const before = currentAlphaPrice(state, N);
        const { tao, alpha } = adjustProtocolLiquidity(state, N, wanted);
        SubnetTAO.set(state, N, pool.tao + tao);
        SubnetAlphaIn.set(state, N, pool.alpha + alpha);
        const { quote } = poolOf(state, N);
        expect(quote >= ONE / 100n && quote <= (ONE * 99n) / 100n).toBe(true);
        const after = currentAlphaPrice(state, N);
        const change = after > before ? after - before : before - after;
        expect(change * 10n ** 12n).toBeLessThanOrEqual(before);
      }),
      { numRuns: 200 },
    );
  });
});

describe("an empty pool", () => {
  const empty = { tao: 0n, alpha: 0n, quote: ONE / 2n };

  it("has price 1 on a fair-launch chain only, and grows from nothing at that price", () => {
    expect(currentAlphaPrice(stateWith(empty), N)).toBe(0n);
    const state = stateWith(empty, true);
    expect(currentAlphaPrice(state, N)).toBe(U64F64.one);
    const added = { tao: 10n ** 9n, alpha: 10n ** 9n };
    expect(adjustProtocolLiquidity(state, N, added)).toEqual(added);
    SubnetTAO.set(state, N, added.tao);
    SubnetAlphaIn.set(state, N, added.alpha);
    expect(currentAlphaPrice(state, N)).toBe(U64F64.one);
    SubnetAlphaIn.set(state, N, 0n);
    expect(currentAlphaPrice(state, N)).toBe(0n);
  });

  it("cannot be traded with", () => {
    const state = stateWith(empty, true);
    expect(() => swapBuy(state, N, 10n ** 9n, MAX_PRICE, true)).toThrow();
    expect(() => swapSell(state, N, 10n ** 9n, MIN_PRICE, true)).toThrow();
  });
});

it("a pool that is cleared leaves nothing but its reserves", () => {
  const state = stateWith({ tao: 5n, alpha: 5n, quote: ONE / 2n });
  FeeRate.set(state, N, 7);
  AlphaSqrtPrice.set(state, N, { bits: 1n });
  clearProtocolLiquidity(state, N);
  const items = [FeeRate, SwapBalancer, PalSwapInitialized, AlphaSqrtPrice];
  expect(items.map((item) => item.has(state, N))).toEqual(items.map(() => false));
});
