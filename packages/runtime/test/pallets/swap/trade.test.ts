import { describe, expect, it } from "vitest";
import type { State } from "../../../src/framework/index.ts";
import { SubnetAlphaIn, SubnetMechanism, SubnetTAO } from "../../../src/pallets/subtensorStorage/index.ts";
import { outputOf } from "../../../src/pallets/swap/curve.ts";
import {
  adjustProtocolLiquidity,
  currentAlphaPrice,
  MAX_PRICE,
  MIN_PRICE,
  simulateBuy,
  swapBuy,
  swapSell,
} from "../../../src/pallets/swap/index.ts";
import { PalSwapInitialized, SwapBalancer } from "../../../src/pallets/swap/storage.ts";
import { emptyState } from "../../testState.ts";

const N = 1;
const TRILLION = 1_000_000_000_000n;
const BILLION = 1_000_000_000n;

function withPool(tao: bigint, alpha: bigint, quote?: bigint): State {
  const state = emptyState();
  SubnetMechanism.set(state, N, 1);
  SubnetTAO.set(state, N, tao);
  SubnetAlphaIn.set(state, N, alpha);
  if (quote === undefined) return state;
  SwapBalancer.set(state, N, { quote });
  PalSwapInitialized.set(state, N, true);
  return state;
}

type Row = readonly ["buy" | "sell", amount: bigint, limit: bigint, paidIn: bigint, paidOut: bigint, fee: bigint];

function expectTrades(state: State, rows: readonly Row[]): void {
  for (const [direction, amount, limit, amountPaidIn, amountPaidOut, feePaid] of rows) {
    const swap = direction === "buy" ? swapBuy : swapSell;
    const trade = state.dryRun(() => swap(state, N, amount, limit, false));
    expect(trade).toEqual({ amountPaidIn, amountPaidOut, feePaid });
  }
}

describe("trades with a pool", () => {
  it("match the known answers at equal weights", () => {
    expectTrades(withPool(TRILLION, 4n * TRILLION), [
      ["buy", BILLION, MAX_PRICE, 999_496_453n, 3_993_993_829n, 503_547n],
      ["buy", TRILLION, MAX_PRICE, 999_496_452_278n, 1_999_496_325_465n, 503_547_722n],
      ["sell", BILLION, MIN_PRICE, 999_496_453n, 249_811_691n, 503_547n],
      ["sell", 4n * TRILLION, MIN_PRICE, 3_997_985_809_110n, 499_874_081_366n, 2_014_190_890n],
      ["buy", TRILLION, 300_000_000n, 95_445_115_010n, 348_516_283_297n, 48_085_383n],
      ["sell", 4n * TRILLION, 200_000_000n, 472_135_954_999n, 105_572_808_999n, 237_862_760n],
    ]);
  });

  it("match the known answers at shifted weights", () => {
    expectTrades(withPool(1001n * BILLION, 4003n * BILLION, 500_062_445_360_309_728n), [
      ["buy", BILLION, MAX_PRICE, 999_496_453n, 3_993_997_315n, 503_547n],
      ["buy", TRILLION, MAX_PRICE, 999_496_452_278n, 2_000_342_126_198n, 503_547_722n],
      ["sell", BILLION, MIN_PRICE, 999_496_453n, 249_811_746n, 503_547n],
      ["buy", TRILLION, 300_000_000n, 95_528_075_933n, 348_819_274_087n, 48_127_179n],
      ["sell", 4n * TRILLION, 200_000_000n, 472_552_420_129n, 105_665_906_060n, 238_072_575n],
    ]);
  });

  it("pay out what the curve says", () => {
    const half = 500_000_000_000_000_000n;
    const pool = (alpha: bigint, quote: bigint) => ({ alpha, tao: TRILLION, quote });
    expect(outputOf(pool(TRILLION, half), "buy", BILLION)).toBe(999_000_999n);
    expect(outputOf(pool(TRILLION, half), "sell", BILLION)).toBe(999_000_999n);
    expect(outputOf(pool(TRILLION, 600_000_000_000_000_000n), "buy", BILLION)).toBe(1_498_127_185n);
    const shifted = pool(3n * TRILLION, 480_000_000_000_000_001n);
    expect(outputOf(shifted, "buy", 10n * BILLION)).toBe(27_428_604_752n);
    expect(outputOf(shifted, "sell", 10n * BILLION)).toBe(3_598_615_341n);
  });
});

describe("liquidity of the chain", () => {
  it("changes weights so that the price stays", () => {
    const state = withPool(TRILLION, 4n * TRILLION);
    const added = adjustProtocolLiquidity(state, N, { tao: BILLION, alpha: 3n * BILLION });
    expect(added).toEqual({ tao: BILLION, alpha: 3n * BILLION });
    expect(SwapBalancer.get(state, N).quote).toBe(500_062_445_360_309_728n);
    SubnetTAO.set(state, N, 1001n * BILLION);
    SubnetAlphaIn.set(state, N, 4003n * BILLION);
    expect(currentAlphaPrice(state, N)).toBe(4_611_686_018_427_387_921n);

    const even = withPool(TRILLION, 3n * TRILLION);
    adjustProtocolLiquidity(even, N, { tao: BILLION, alpha: BILLION });
    expect(SwapBalancer.get(even, N).quote).toBe(500_166_555_629_580_279n);
  });

  it("is refused when one side would weigh less than a hundredth", () => {
    const state = withPool(TRILLION, TRILLION);
    expect(adjustProtocolLiquidity(state, N, { tao: 1000n * TRILLION, alpha: 0n })).toEqual({ tao: 0n, alpha: 0n });
    expect(SwapBalancer.has(state, N)).toBe(false);
  });

  it("begins with the first trade, not with a simulated one", () => {
    const state = withPool(TRILLION, TRILLION);
    simulateBuy(state, N, BILLION);
    expect(PalSwapInitialized.get(state, N)).toBe(false);
    swapBuy(state, N, BILLION, MAX_PRICE, true);
    expect(PalSwapInitialized.get(state, N)).toBe(true);
  });
});
