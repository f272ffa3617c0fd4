import { U96F32 } from "@opentao/fixed";
import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { AlphaRecycled } from "../../../../src/pallets/alphaAssets/index.ts";
import { mintInto } from "../../../../src/pallets/balances/index.ts";
import { replaceChildren } from "../../../../src/pallets/subtensor/delegation/relations.ts";
import { shareDividends, validatorPayments } from "../../../../src/pallets/subtensor/emission/dividends.ts";
import { splitDividend } from "../../../../src/pallets/subtensor/emission/parents.ts";
import { emitToParticipants } from "../../../../src/pallets/subtensor/emission/participants.ts";
import { payMiners } from "../../../../src/pallets/subtensor/emission/payMiners.ts";
import { payValidators } from "../../../../src/pallets/subtensor/emission/payValidators.ts";
import { isRootPaid, subnetShares } from "../../../../src/pallets/subtensor/emission/shares.ts";
import { subnetTerms } from "../../../../src/pallets/subtensor/emission/terms.ts";
import {
  getStakeForHotkeyOnSubnet,
  increaseStake,
  stakeAt,
} from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { syncIssuance } from "../../../../src/pallets/subtensor/ledger/tao.ts";
import {
  AutoStakeDestination,
  ChildkeyTake,
  CKBurn,
  Delegates,
  MinerBurned,
  PendingOwnerCut,
  PendingRootAlphaDivs,
  PendingServerEmission,
  PendingValidatorEmission,
  SubnetAlphaOut,
  SubnetAlphaOutEmission,
  SubnetEmissionEnabled,
  SubnetExcessTao,
  SubnetMovingPrice,
  SubnetProtocolAlpha,
  SubnetTAO,
  SubnetTaoInEmission,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { ROOT } from "../../../../src/primitives/subnets.ts";
import { expectAccountsAgree, TAO } from "../stakingWorld.ts";
import { addSubnet, coldkeyOf, expectAlphaIsCovered, hotkeyOf, newChain, runBlocks, weigh } from "./network.ts";

const ONE = 1n << 64n;
const HALF_PROPORTION = 1n << 63n;
const price = (numerator: bigint, denominator: bigint) => ({ bits: (numerator << 32n) / denominator });

/** A fair-launch chain with one subnet of three neurons besides the owner's. */
function chain(): { readonly state: State; readonly netuid: number } {
  const state = newChain();
  return { state, netuid: addSubnet(state, 1, 3) };
}

const hotkey = (n: number) => hotkeyOf(1, n);
const coldkey = (n: number) => coldkeyOf(1, n);

function stake(state: State, netuid: number, n: number, amount: bigint): void {
  increaseStake(state, { coldkey: coldkey(n), hotkey: hotkey(n), netuid }, amount);
}

describe("shares in the TAO emission", () => {
  function threeSubnets(): State {
    const state = newChain();
    for (const seed of [1, 2, 3]) SubnetMovingPrice.set(state, addSubnet(state, seed, 0), price(1n, 4n));
    return state;
  }

  it("fall by what a subnet withholds from its miners", () => {
    const state = threeSubnets();
    MinerBurned.set(state, 1, { bits: U96F32.one });
    MinerBurned.set(state, 2, { bits: U96F32.fraction(1, 2) });
    const [first = 1n, second = 0n, third = 0n] = subnetShares(state, [1, 2, 3]);
    expect(first).toBe(0n);
    // Weights of 1/6 and 1/3, each rounded in the last of 64 bits.
    expect(second).toBe(ONE / 3n - 1n);
    expect(third).toBe((ONE * 2n) / 3n + 1n);
  });

  it("stay as they are when all withhold everything", () => {
    const state = threeSubnets();
    for (const netuid of [1, 2, 3]) MinerBurned.set(state, netuid, { bits: U96F32.one });
    expect(subnetShares(state, [1, 2, 3])).toEqual([ONE / 3n, ONE / 3n, ONE / 3n]);
  });

  it("are of those whose emission is enabled", () => {
    const state = threeSubnets();
    SubnetEmissionEnabled.set(state, 2, false);
    expect(subnetShares(state, [1, 2, 3])).toEqual([ONE / 2n, 0n, ONE / 2n]);
    for (const netuid of [1, 3]) SubnetEmissionEnabled.set(state, netuid, false);
    expect(subnetShares(state, [1, 2, 3])).toEqual([0n, 0n, 0n]);
  });

  it("pay root when the prices together exceed one TAO", () => {
    const state = threeSubnets();
    SubnetMovingPrice.set(state, 1, price(1n, 2n));
    expect(isRootPaid(state, [1, 2, 3])).toBe(false);
    SubnetMovingPrice.set(state, 1, { bits: (1n << 31n) + 1n });
    expect(isRootPaid(state, [1, 2, 3])).toBe(true);
  });
});

describe("a pool that cannot take all TAO", () => {
  it("sells alpha to the chain", () => {
    const state = newChain({ fairLaunch: false });
    mintInto(state, coldkeyOf(1, 0), 2000n * TAO);
    syncIssuance(state);
    const netuid = addSubnet(state, 1, 0);
    SubnetEmissionEnabled.set(state, netuid, true);
    SubnetMovingPrice.set(state, netuid, price(1n, 2n));
    const before = SubnetTAO.get(state, netuid);
    runBlocks(state, 1);
    // Without stake on root the chain adds no alpha, and therefore no TAO beside it.
    expect(SubnetTaoInEmission.get(state, netuid)).toBe(0n);
    expect(SubnetExcessTao.get(state, netuid)).toBe(TAO);
    expect(SubnetTAO.get(state, netuid)).toBe(before + TAO);
    expect(SubnetProtocolAlpha.get(state, netuid)).toBe(999_000_999n);
    expectAccountsAgree(state);
  });
});

describe("a block's alpha", () => {
  it.each([false, true])("is set aside whole, root's part recycled or not (%s)", (rootIsPaid) => {
    const { state, netuid } = chain();
    stake(state, ROOT, 1, 1_000_000n * TAO);
    SubnetTAO.set(state, ROOT, 1_000_000n * TAO);
    const pending = [PendingOwnerCut, PendingServerEmission, PendingValidatorEmission, PendingRootAlphaDivs];
    const sum = () => pending.reduce((total, item) => total + item.get(state, netuid), 0n);
    emitToParticipants(state, subnetTerms(state, netuid, U96F32.zero), rootIsPaid);
    const emitted = SubnetAlphaOutEmission.get(state, netuid);
    expect(emitted).toBe(TAO);
    expect(PendingOwnerCut.get(state, netuid)).toBe(179_995_422n);
    expect(PendingServerEmission.get(state, netuid)).toBe(410_002_288n);
    expect(PendingRootAlphaDivs.get(state, netuid) > 0n).toBe(rootIsPaid);
    expect(AlphaRecycled.get(state, netuid) > 0n).toBe(!rootIsPaid);
    const lost = emitted - sum() - AlphaRecycled.get(state, netuid);
    expect(lost).toBeGreaterThanOrEqual(0n);
    expect(lost).toBeLessThanOrEqual(3n);
    expect(SubnetAlphaOut.get(state, netuid)).toBe(emitted - AlphaRecycled.get(state, netuid));
  });
});

describe("dividends of inherited stake", () => {
  it("go to parents by what they gave, less the child's take from other coldkeys", () => {
    const { state, netuid } = chain();
    stake(state, netuid, 1, 1000n);
    stake(state, netuid, 2, 3000n);
    replaceChildren(state, hotkey(2), netuid, [[(1n << 64n) - 1n, hotkey(1)]]);
    expect(splitDividend(state, hotkey(1), netuid, 4_000_000n)).toEqual({
      recipients: [
        [hotkey(2), 3_000_000n],
        [hotkey(1), 1_000_000n],
      ],
      burned: 0n,
    });
    ChildkeyTake.set(state, hotkey(1), netuid, 6554); // a tenth, rounded up
    const [[, parent] = [hotkey(2), 0n], [, child] = [hotkey(1), 0n]] = splitDividend(
      state,
      hotkey(1),
      netuid,
      4_000_000n,
    ).recipients;
    expect(parent).toBe(2_699_977n);
    expect(child).toBe(1_300_022n);
  });

  it("stay with a hotkey without parents, whatever its stake", () => {
    const { state, netuid } = chain();
    expect(splitDividend(state, hotkey(1), netuid, 77n).recipients).toEqual([[hotkey(1), 77n]]);
  });

  it("are burned in the chain's part, once", () => {
    const { state, netuid } = chain();
    stake(state, netuid, 1, 1000n);
    stake(state, netuid, 2, 1000n);
    replaceChildren(state, hotkey(2), netuid, [[HALF_PROPORTION, hotkey(1)]]);
    CKBurn.set(state, HALF_PROPORTION);
    const { shares, burned } = shareDividends(state, netuid, [
      { hotkey: hotkey(1), incentive: 0n, dividend: 3_000_000n },
    ]);
    const paid = shares.reduce((sum, [, amount]) => sum + U96F32.toU64(amount), 0n);
    expect(burned).toBe(499_999n);
    expect(paid).toBe(2_499_999n);
  });
});

describe("validators' pay", () => {
  it("comes from one pot for alpha and another for root stake", () => {
    const { state, netuid } = chain();
    stake(state, netuid, 1, 1000n * TAO);
    stake(state, ROOT, 2, 5000n * TAO);
    const half = U96F32.fromInteger(500n);
    const pots = { alpha: 900n, root: 300n };
    const [first, second] = validatorPayments(
      state,
      netuid,
      [
        [hotkey(1), half],
        [hotkey(2), half],
      ],
      pots,
    );
    expect(first?.alpha).toBe(U96F32.fromInteger(900));
    expect(first?.root).toBe(0n);
    expect(second?.alpha).toBe(0n);
    expect(second?.root).toBe(U96F32.fromInteger(300));
  });

  it("gives the owner the take, and the rest to all who stake with the hotkey", () => {
    const { state, netuid } = chain();
    stake(state, netuid, 1, 1000n * TAO);
    increaseStake(state, { coldkey: coldkey(2), hotkey: hotkey(1), netuid }, 1000n * TAO);
    Delegates.set(state, hotkey(1), 32_768);
    payValidators(state, netuid, [{ hotkey: hotkey(1), alpha: U96F32.fromInteger(100n * TAO), root: U96F32.zero }]);
    // take and rest are rounded down
    expect(getStakeForHotkeyOnSubnet(state, hotkey(1), netuid)).toBe(2100n * TAO - 1n);
    const owner = stakeAt(state, { coldkey: coldkey(1), hotkey: hotkey(1), netuid });
    const nominator = stakeAt(state, { coldkey: coldkey(2), hotkey: hotkey(1), netuid });
    expect(nominator).toBeGreaterThan(1024n * TAO);
    expect(nominator).toBeLessThan(1025n * TAO);
    expect(owner).toBeGreaterThan(1075n * TAO);
  });
});

describe("miners' pay", () => {
  it("is withheld from the owner's own hotkeys, and staked where miners want it", () => {
    const { state, netuid } = chain();
    AutoStakeDestination.set(state, coldkey(2), netuid, hotkey(3));
    const payments = [0, 1, 2].map((n) => ({ hotkey: hotkey(n), incentive: 100n, dividend: 0n }));
    payMiners(state, netuid, payments);
    expect(getStakeForHotkeyOnSubnet(state, hotkey(0), netuid)).toBe(0n);
    expect(getStakeForHotkeyOnSubnet(state, hotkey(1), netuid)).toBe(100n);
    expect(getStakeForHotkeyOnSubnet(state, hotkey(2), netuid)).toBe(0n);
    expect(stakeAt(state, { coldkey: coldkey(2), hotkey: hotkey(3), netuid })).toBe(100n);
    expect(MinerBurned.get(state, netuid).bits).toBe(U96F32.fraction(1, 3));
  });
});

it("root stakers get alpha once the subnets together are worth a TAO", () => {
  const state = newChain();
  for (const seed of [1, 2]) {
    const netuid = addSubnet(state, seed, 2);
    SubnetMovingPrice.set(state, netuid, price(3n, 4n));
  }
  stake(state, ROOT, 1, 100_000n * TAO);
  SubnetTAO.set(state, ROOT, 100_000n * TAO);
  runBlocks(state, 1);
  expect(PendingRootAlphaDivs.get(state, 1)).toBeGreaterThan(0n);
  weigh(state, 1, hotkey(1), { 2: 1 });
  runBlocks(state, 12, () => expectAlphaIsCovered(state, 1, 2000n));
});
