import { struct, u16, u64, vec } from "@opentao/codec";
import { beforeAll, describe, expect, it } from "vitest";
import type { RuntimeCall } from "../../../src/framework/index.ts";
import { mintInto, totalIssuance } from "../../../src/pallets/balances/index.ts";
import { SubtensorModule } from "../../../src/pallets/subtensor/index.ts";
import { addTaoToPool } from "../../../src/pallets/subtensor/ledger/reserves.ts";
import { subnetAccount } from "../../../src/pallets/subtensor/subnets/account.ts";
import {
  NetworksAdded,
  Owner,
  SubnetAlphaIn,
  SubnetMechanism,
  SubtokenEnabled,
  TotalIssuance,
} from "../../../src/pallets/subtensorStorage/index.ts";
import { Sudo } from "../../../src/pallets/sudo/index.ts";
import { currentAlphaPrice, Swap } from "../../../src/pallets/swap/index.ts";
import { AlphaSqrtPrice, FeeRate, PalSwapInitialized, SwapBalancer } from "../../../src/pallets/swap/storage.ts";
import { account, alice, TestChain } from "../../executive/chain.ts";

const N = 5;
const TAO = 1_000_000_000n;
const HOTKEY = account(10);
const Simulated = struct({ tao: u64, alpha: u64, taoFee: u64, alphaFee: u64, taoSlippage: u64, alphaSlippage: u64 });
const Prices = vec(struct({ netuid: u16, price: u64 }));

const stake = (amountStaked: bigint) => SubtensorModule.call("addStake", { hotkey: HOTKEY, netuid: N, amountStaked });
const setFee = (netuid: number, rate: number) => Swap.call("setFeeRate", { netuid, rate });
const sudo = (call: RuntimeCall) => Sudo.call("sudo", { call });

describe("pools on a chain", () => {
  let chain: TestChain;

  beforeAll(() => {
    chain = TestChain.local();
    const state = chain.reader();
    NetworksAdded.set(state, N, true);
    SubnetMechanism.set(state, N, 1);
    SubtokenEnabled.set(state, N, true);
    SubnetAlphaIn.set(state, N, 4000n * TAO);
    mintInto(state, subnetAccount(N), 1000n * TAO);
    addTaoToPool(state, N, 1000n * TAO);
    Owner.set(state, HOTKEY, alice.publicKey);
  });

  it("answer prices", () => {
    expect(u64.decode(chain.call("SwapRuntimeApi_current_alpha_price", u16.encode(N)))).toBe(250_000_000n);
    const prices = Prices.decode(chain.call("SwapRuntimeApi_current_alpha_price_all"));
    expect(prices).toEqual([
      { netuid: 0, price: TAO },
      { netuid: 1, price: TAO },
      { netuid: N, price: 250_000_000n },
    ]);
  });

  it("simulate trades, and answer zeros when one cannot be made", () => {
    const simulate = (method: string, netuid: number, amount: bigint) =>
      Simulated.decode(chain.call(`SwapRuntimeApi_${method}`, u16.encode(netuid), u64.encode(amount)));
    expect(simulate("sim_swap_tao_for_alpha", N, TAO)).toEqual({
      tao: 999_496_453n,
      alpha: 3_993_993_829n,
      taoFee: 503_547n,
      alphaFee: 0n,
      taoSlippage: 0n,
      alphaSlippage: 4_000_000_000n - 3_993_993_829n,
    });
    expect(simulate("sim_swap_alpha_for_tao", N, TAO)).toEqual({
      tao: 249_811_691n,
      alpha: 999_496_453n,
      taoFee: 0n,
      alphaFee: 503_547n,
      taoSlippage: 250_000_000n - 249_811_691n,
      alphaSlippage: 0n,
    });
    const nothing = { tao: 0n, alpha: 0n, taoFee: 0n, alphaFee: 0n, taoSlippage: 0n, alphaSlippage: 0n };
    expect(simulate("sim_swap_tao_for_alpha", N, 2_000_000n * TAO)).toEqual(nothing);
    expect(simulate("sim_swap_tao_for_alpha", 77, TAO)).toMatchObject({ tao: 0n, alpha: 0n });
    expect(simulate("sim_swap_tao_for_alpha", 0, TAO)).toMatchObject({ tao: TAO, alpha: TAO, alphaSlippage: 0n });
  });

  it("keep the square root of the price for older clients, from the first trade on", () => {
    chain.build();
    expect(AlphaSqrtPrice.has(chain.reader(), N)).toBe(false);
    const { results } = chain.build([chain.sign(alice, stake(10n * TAO))]);
    expect(results).toEqual([{ type: "Ok", value: { type: "Ok" } }]);
    const state = chain.reader();
    const { bits } = AlphaSqrtPrice.get(state, N);
    const price = currentAlphaPrice(state, N);
    expect(bits * bits).toBeLessThanOrEqual(price << 64n);
    expect((bits + 1n) * (bits + 1n)).toBeGreaterThan(price << 64n);
    expect(TotalIssuance.get(state)).toBe(totalIssuance(state));
  });

  it("take the fee that root sets, within bounds", () => {
    chain.build([chain.sign(alice, sudo(setFee(N, 100)))]);
    expect(FeeRate.get(chain.reader(), N)).toBe(100);
    chain.build([chain.sign(alice, sudo(setFee(N, 10_001)))]);
    chain.build([chain.sign(alice, setFee(N, 7))]);
    expect(FeeRate.get(chain.reader(), N)).toBe(100);
    expect([PalSwapInitialized, SwapBalancer].map((item) => item.has(chain.reader(), N))).toEqual([true, true]);
  });
});
