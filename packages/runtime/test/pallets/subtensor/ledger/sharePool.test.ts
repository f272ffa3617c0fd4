import { U64F64 } from "@opentao/fixed";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import {
  decreaseStake,
  getStakeForHotkeyOnSubnet,
  increaseStake,
  increaseStakeForHotkeyOnSubnet,
  stakeAt,
} from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { changeForOne } from "../../../../src/pallets/subtensor/ledger/sharePool.ts";
import {
  Alpha,
  AlphaV2,
  StakingHotkeys,
  TotalHotkeyAlpha,
  TotalHotkeyShares,
  TotalHotkeySharesV2,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { account, emptyState } from "../../../testState.ts";

const N = 1;
const HOTKEY = account(10);
const [A, B, C] = [account(1), account(2), account(3)] as const;

const add = (state: State, coldkey: Uint8Array, amount: bigint) =>
  increaseStake(state, { coldkey, hotkey: HOTKEY, netuid: N }, amount);
const take = (state: State, coldkey: Uint8Array, amount: bigint) =>
  decreaseStake(state, { coldkey, hotkey: HOTKEY, netuid: N }, amount);
const addForAll = (state: State, amount: bigint) => increaseStakeForHotkeyOnSubnet(state, HOTKEY, N, amount);
const worth = (state: State, coldkey: Uint8Array) => stakeAt(state, { coldkey, hotkey: HOTKEY, netuid: N });
const shares = (state: State, coldkey: Uint8Array) => AlphaV2.get(state, HOTKEY, coldkey, N);
const pool = (state: State) => getStakeForHotkeyOnSubnet(state, HOTKEY, N);
const total = (state: State) => TotalHotkeySharesV2.get(state, HOTKEY, N);

describe("a share pool", () => {
  it("matches the known answers for stake, dividends and an exit", () => {
    const state = emptyState();
    add(state, A, 1_000_000_000n);
    addForAll(state, 333_333_333n);
    add(state, B, 777_777_777n);
    addForAll(state, 123_456_789n);
    expect([worth(state, A), worth(state, B), pool(state)]).toEqual([1_411_306_041n, 823_261_857n, 2_234_567_899n]);
    expect(total(state)).toEqual({ mantissa: 158_333_333_289_583_333_322n, exponent: -11n });
    expect(shares(state, A)).toEqual({ mantissa: 10n ** 21n, exponent: -12n });
    expect(shares(state, B)).toEqual({ mantissa: 583_333_332_895_833_333_223n, exponent: -12n });

    take(state, A, 1_411_306_041n);
    expect([worth(state, A), worth(state, B), pool(state)]).toEqual([0n, 823_261_857n, 823_261_858n]);
    expect(shares(state, A)).toEqual({ mantissa: 611_951_148_910_000_000_000n, exponent: -21n });
    expect(total(state)).toEqual({ mantissa: 583_333_333_507_784_482_130n, exponent: -12n });
  });

  it("matches the known answer for equal stakes that shrink", () => {
    const state = emptyState();
    for (const coldkey of [A, B]) {
      add(state, coldkey, 1000n);
      take(state, coldkey, 990n);
    }
    expect([worth(state, A), worth(state, B), pool(state)]).toEqual([10n, 10n, 20n]);
  });

  it("matches the known answer for digits lost when almost all leave", () => {
    const state = emptyState();
    addForAll(state, 611n);
    add(state, C, 69_139_343_395n);
    add(state, B, 13_945_117n);
    take(state, B, 13_945_116n);
    take(state, C, 69_139_344_006n);
    addForAll(state, 585_923_963_229n);
    expect([worth(state, C), worth(state, B), pool(state)]).toEqual([58n, 585_923_963_208n, 585_923_963_230n]);
    expect(total(state)).toEqual({ mantissa: 999_999_991_200_000_000_000n, exponent: -21n });
    expect(shares(state, C)).toEqual({ mantissa: 10n ** 21n, exponent: -31n });
    expect(shares(state, B)).toEqual({ mantissa: 999_999_991_162_800_000_000n, exponent: -21n });
  });

  it("reads shares in the older form and writes them in the newer", () => {
    const state = emptyState();
    TotalHotkeyAlpha.set(state, HOTKEY, N, 3000n);
    TotalHotkeyShares.set(state, HOTKEY, N, { bits: U64F64.fromInteger(300) });
    Alpha.set(state, HOTKEY, A, N, { bits: U64F64.fromInteger(100) });
    Alpha.set(state, HOTKEY, B, N, { bits: U64F64.fromInteger(200) });
    expect([worth(state, A), worth(state, B)]).toEqual([1000n, 2000n]);
    add(state, A, 500n);
    expect([worth(state, A), worth(state, B), pool(state)]).toEqual([1500n, 2000n, 3500n]);
    expect(Alpha.has(state, HOTKEY, A, N)).toBe(false);
    expect(TotalHotkeyShares.has(state, HOTKEY, N)).toBe(false);
    expect(Alpha.has(state, HOTKEY, B, N)).toBe(true);
  });

  it("stores nothing of what is zero, and remembers with whom a coldkey staked", () => {
    const state = emptyState();
    add(state, A, 0n);
    expect(StakingHotkeys.get(state, A)).toEqual([]);
    add(state, A, 5n);
    take(state, A, 5n);
    expect(AlphaV2.has(state, HOTKEY, A, N) || TotalHotkeyAlpha.has(state, HOTKEY, N)).toBe(false);
    expect(StakingHotkeys.get(state, A)).toEqual([HOTKEY]);
  });

  it("does not let a coldkey take more than it has", () => {
    const state = emptyState();
    add(state, A, 5n);
    take(state, A, 6n);
    expect(worth(state, A)).toBe(5n);
  });

  it("never promises more than it holds while amounts stay in proportion, and keeps numbers in normal form", () => {
    const step = fc.record({
      who: fc.constantFrom(A, B, C),
      amount: fc.bigInt(1_000_000n, 10n ** 15n),
      kind: fc.constantFrom("add", "take", "all"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const state = emptyState();
        add(state, A, 10n ** 15n); // keeps the pool from being emptied, which would lose digits
        for (const { who, amount, kind } of steps) {
          const before = worth(state, who);
          if (kind === "all") addForAll(state, amount);
          else if (kind === "add") add(state, who, amount);
          else
            changeForOne(
              state,
              { coldkey: who, hotkey: HOTKEY, netuid: N },
              -(amount < before / 2n ? amount : before / 2n),
            );
          const sum = worth(state, A) + worth(state, B) + worth(state, C);
          expect(sum).toBeLessThanOrEqual(pool(state) + 3n);
          for (const { mantissa } of [total(state), shares(state, A), shares(state, B), shares(state, C)]) {
            expect(mantissa === 0n || (mantissa > 10n ** 20n && mantissa <= 10n ** 21n)).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
