import { I96F32 } from "@opentao/fixed";
import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { totalBalance } from "../../../../src/pallets/balances/index.ts";
import { claimAutomatically, positionsFromHash } from "../../../../src/pallets/subtensor/claims/auto.ts";
import { claimFor, claimRoot } from "../../../../src/pallets/subtensor/claims/claim.ts";
import { accrueRootDividends, claimRates, rateSweeps } from "../../../../src/pallets/subtensor/claims/rates.ts";
import {
  setNumRootClaims,
  setRootClaimThreshold,
  setRootClaimType,
} from "../../../../src/pallets/subtensor/claims/settings.ts";
import { Watermarks } from "../../../../src/pallets/subtensor/claims/watermarks.ts";
import { errors } from "../../../../src/pallets/subtensor/errors.ts";
import { stakeAt } from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { addStake } from "../../../../src/pallets/subtensor/staking/add.ts";
import { removeStake } from "../../../../src/pallets/subtensor/staking/remove.ts";
import { subnetAccount } from "../../../../src/pallets/subtensor/subnets/account.ts";
import {
  RootClaimable,
  RootClaimed,
  SubnetAlphaOut,
  SubnetRootSellTao,
  SubnetTAO,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { ParentHash } from "../../../../src/pallets/system/storage.ts";
import { workOf } from "../../../workOf.ts";
import { expectFailure } from "../failing.ts";
import { sweepAll } from "../lifecycle/ending.ts";
import { COLDKEYS, expectAccountsAgree, expectRootStakersListed, HOTKEYS, stakingWorld, TAO } from "../stakingWorld.ts";

const [ALICE, BOB] = COLDKEYS;
const [HOT] = HOTKEYS;
const N = 1;
const root = (coldkey: Uint8Array) => ({ coldkey, hotkey: HOT, netuid: 0 });
function owed(state: State, coldkey: Uint8Array): bigint {
  const rates = claimRates(state, HOT);
  const rate = rates.find(([netuid]) => netuid === N)?.[1] ?? I96F32.zero;
  return I96F32.toInteger(new Watermarks(state, { coldkey, hotkey: HOT }, rates).owed(N, rate));
}
const stakeOn = (state: State, coldkey: Uint8Array, netuid: number) => stakeAt(state, { coldkey, hotkey: HOT, netuid });

/** Alice has 30 TAO on root, Bob 10; then 8 alpha of subnet 1 are theirs. */
function withDividends(): State {
  const state = stakingWorld();
  addStake(state, root(ALICE), 30n * TAO);
  addStake(state, root(BOB), 10n * TAO);
  SubnetAlphaOut.set(state, N, 8n * TAO);
  accrueRootDividends(state, HOT, N, 8n * TAO);
  return state;
}

describe("root dividends", () => {
  it("are owed in proportion to root stake, and not to those who come later", () => {
    const state = withDividends();
    expect(owed(state, ALICE)).toBe(5_999_999_998n); // the rate, 0.2, is cut to 32 fraction bits
    expect(owed(state, BOB)).toBe(1_999_999_999n);
    addStake(state, root(BOB), 100n * TAO);
    expect(owed(state, BOB)).toBe(1_999_999_999n);
    removeStake(state, root(BOB), 50n * TAO);
    expect(owed(state, BOB)).toBe(1_999_999_999n);
    accrueRootDividends(state, HOT, N, 9n * TAO);
    expect(owed(state, ALICE)).toBe(((858_993_459n + 429_496_729n) * 30n * TAO) >> 32n); // rates 0.2 and 9 / 90
  });

  it("are sold for root stake unless the coldkey keeps them", () => {
    const state = withDividends();
    claimRoot(state, ALICE, [N]);
    const sold = SubnetRootSellTao.get(state, N);
    expect(sold).toBeGreaterThan(1_490_000_000n);
    expect(stakeOn(state, ALICE, 0)).toBe(30n * TAO + sold);
    expect(stakeOn(state, ALICE, N)).toBe(0n);
    expect(SubnetTAO.get(state, N)).toBe(1000n * TAO - sold);
    expect(totalBalance(state, subnetAccount(0))).toBe(40n * TAO + sold);
    expect(owed(state, ALICE)).toBeLessThanOrEqual(1n);
    expect(owed(state, BOB)).toBe(1_999_999_999n);
    expectAccountsAgree(state);

    setRootClaimType(state, BOB, { type: "KeepSubnets", value: { subnets: [N] } });
    claimRoot(state, BOB, [N]);
    expect(stakeOn(state, BOB, N)).toBe(1_999_999_999n);
    expect(stakeOn(state, BOB, 0)).toBe(10n * TAO);
    const claimed = RootClaimed.get(state, N, HOT, BOB);
    claimRoot(state, BOB, [N]);
    expect(RootClaimed.get(state, N, HOT, BOB)).toBe(claimed);
  });

  it("below the threshold wait", () => {
    const state = withDividends();
    setRootClaimThreshold(state, 2, 10_000_000n);
    accrueRootDividends(state, HOT, 2, 40n * 100_000n);
    SubnetAlphaOut.set(state, 2, TAO);
    claimRoot(state, BOB, [N, 2]);
    expect(RootClaimed.has(state, 2, HOT, BOB)).toBe(true); // raised by the stake that subnet 1 brought
    expect(SubnetRootSellTao.get(state, 2)).toBe(0n);
  });

  it("go to the owner when they exceed the root stake", () => {
    const state = stakingWorld();
    accrueRootDividends(state, HOT, N, 5n * TAO);
    expect(stakeOn(state, ALICE, N)).toBe(5n * TAO);
    expect(RootClaimable.get(state, HOT)).toEqual([]);
  });

  it("are claimed by the chain for coldkeys that follow from the parent's hash", () => {
    const state = withDividends();
    ParentHash.set(state, new Uint8Array(32).fill(1));
    claimAutomatically(state);
    expect(owed(state, ALICE)).toBeLessThanOrEqual(1n);
    expect(owed(state, BOB)).toBeLessThanOrEqual(1n);
    expectRootStakersListed(state);
    expectAccountsAgree(state);
  });

  it("of all subnets at once are those of one subnet after the other", () => {
    const worlds = [0, 1].map(() => {
      const state = withDividends();
      SubnetAlphaOut.set(state, 2, 7n * TAO);
      accrueRootDividends(state, HOT, 2, 7n * TAO);
      return state;
    });
    const [atOnce = withDividends(), inTurn = withDividends()] = worlds;
    claimFor(atOnce, ALICE, () => true);
    for (const netuid of [N, 2]) claimRoot(inTurn, ALICE, [netuid]);
    for (const netuid of [0, N, 2]) expect(stakeOn(atOnce, ALICE, netuid)).toBe(stakeOn(inTurn, ALICE, netuid));
    expect(RootClaimed.entries(atOnce)).toEqual(RootClaimed.entries(inTurn));
    expect(SubnetRootSellTao.entries(atOnce)).toEqual(SubnetRootSellTao.entries(inTurn));
  });

  it("cost a few accesses for each subnet, however many of them are claimed", () => {
    const others = 100;
    const state = withDividends();
    SubnetAlphaOut.set(state, 2, 7n * TAO);
    accrueRootDividends(state, HOT, 2, 7n * TAO);
    for (let netuid = 3; netuid < 3 + others; netuid += 1) {
      RootClaimable.mutate(state, HOT, (rates) => [...rates, [netuid, { bits: 10_000n }]]);
    }
    const work = workOf(state, () => claimFor(state, ALICE, () => true));
    expect(RootClaimed.entries(state).length).toBe(2 + others);
    expect(work.writes).toBeLessThan(1.5 * others);
  });

  it("vanish with their subnet", () => {
    const state = withDividends();
    claimRoot(state, ALICE, [N]);
    sweepAll(state, rateSweeps(N));
    expect(RootClaimable.entries(state)).toEqual([]);
    expect(RootClaimed.entries(state)).toEqual([]);
  });

  it("refuse what is out of bounds", () => {
    const state = stakingWorld();
    expectFailure(() => claimRoot(state, ALICE, []), errors.InvalidSubnetNumber);
    expectFailure(() => claimRoot(state, ALICE, [1, 2, 3, 4, 5, 6]), errors.InvalidSubnetNumber);
    expectFailure(
      () => setRootClaimType(state, ALICE, { type: "KeepSubnets", value: { subnets: [] } }),
      errors.InvalidSubnetNumber,
    );
    expectFailure(() => setNumRootClaims(state, 51n), errors.InvalidNumRootClaim);
    expectFailure(() => setRootClaimThreshold(state, N, 10_000_001n), errors.InvalidRootClaimThreshold);
  });
});

describe("positions from a hash", () => {
  it("add up big-endian steps, ascending and each once", () => {
    const hash = Uint8Array.from({ length: 32 }, (_, i) => (i % 8 === 7 ? (i + 1) / 8 : 0)); // steps 1, 2, 3, 4
    expect(positionsFromHash(hash, 5, 100n)).toEqual([2n, 4n, 7n, 11n, 12n]);
    expect(positionsFromHash(hash, 5, 3n)).toEqual([0n, 1n, 2n]);
    expect(positionsFromHash(hash, 5, 0n)).toEqual([]);
  });
});
