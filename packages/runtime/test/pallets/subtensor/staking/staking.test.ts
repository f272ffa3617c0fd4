import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { AlphaBurned } from "../../../../src/pallets/alphaAssets/index.ts";
import { mintInto, totalBalance } from "../../../../src/pallets/balances/index.ts";
import { errors } from "../../../../src/pallets/subtensor/errors.ts";
import { increaseStake, stakeAt } from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { addTaoToPool } from "../../../../src/pallets/subtensor/ledger/reserves.ts";
import { ensureMayClaim } from "../../../../src/pallets/subtensor/registration/claimHotkey.ts";
import { addStake, addStakeAndBurn, addStakeLimit } from "../../../../src/pallets/subtensor/staking/add.ts";
import { removeAllStake, removeStake, removeStakeLimit } from "../../../../src/pallets/subtensor/staking/remove.ts";
import { clearSmallNomination } from "../../../../src/pallets/subtensor/staking/smallNominations.ts";
import { transitionStake } from "../../../../src/pallets/subtensor/staking/transition.ts";
import { subnetAccount } from "../../../../src/pallets/subtensor/subnets/account.ts";
import {
  Delegates,
  NominatorMinRequiredStake,
  SubnetAlphaOut,
  SubnetTAO,
  SubtokenEnabled,
  TotalIssuance,
  TransferToggle,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { errors as swapErrors } from "../../../../src/pallets/swap/errors.ts";
import { currentAlphaPrice } from "../../../../src/pallets/swap/index.ts";
import { account } from "../../../testState.ts";
import { expectFailure } from "../failing.ts";
import { endSubnet } from "../lifecycle/ending.ts";
import { AUTHOR, authoredBy, COLDKEYS, expectAccountsAgree, HOTKEYS, stakingWorld, TAO } from "../stakingWorld.ts";

const [ALICE, BOB] = COLDKEYS;
const [HOT, HOT2] = HOTKEYS;
const at = (netuid: number, coldkey = ALICE, hotkey: Uint8Array = HOT) => ({ coldkey, hotkey, netuid });
const stakeOf = (state: State, netuid: number, coldkey = ALICE, hotkey: Uint8Array = HOT) =>
  stakeAt(state, { coldkey, hotkey, netuid });

describe("staking", () => {
  it("buys alpha, pays the author the fee and takes exactly the amount", () => {
    const state = stakingWorld();
    const alpha = addStake(state, at(1), TAO);
    expect(alpha).toBe(3_993_993_829n);
    expect(stakeOf(state, 1)).toBe(alpha);
    expect(totalBalance(state, ALICE)).toBe(9999n * TAO);
    expect(totalBalance(state, AUTHOR)).toBe(TAO + 503_547n);
    expect(SubnetTAO.get(state, 1)).toBe(1000n * TAO + 999_496_453n);
    expect(SubnetAlphaOut.get(state, 1)).toBe(alpha);
    expectAccountsAgree(state);
  });

  it("is one for one and free on root", () => {
    const state = stakingWorld();
    expect(addStake(state, at(0), 5n * TAO)).toBe(5n * TAO);
    expect(totalBalance(state, AUTHOR)).toBe(TAO);
    removeStake(state, at(0), 5n * TAO);
    expect(totalBalance(state, ALICE)).toBe(10_000n * TAO);
    expectAccountsAgree(state);
  });

  it("refuses what it must", () => {
    const state = stakingWorld();
    expectFailure(() => addStake(state, at(7), TAO), errors.SubnetNotExists);
    expectFailure(() => addStake(state, at(1), 2_001_006n), errors.AmountTooLow);
    expect(addStake(state, at(1), 2_001_007n)).toBeGreaterThan(0n);
    expectFailure(() => addStake(state, at(0), 1_999_999n), errors.AmountTooLow);
    expectFailure(() => addStake(state, at(1), 20_000n * TAO), errors.NotEnoughBalanceToStake);
    expectFailure(() => addStake(state, at(1), 2_000_000n * TAO), errors.InsufficientLiquidity);
    expectFailure(() => addStake(state, at(1, ALICE, account(77)), TAO), errors.HotKeyAccountNotExists);
    SubtokenEnabled.set(state, 1, false);
    expectFailure(() => addStake(state, at(1), TAO), errors.SubtokenDisabled);
  });

  it("returns what a price limit leaves unspent", () => {
    const state = stakingWorld();
    const limit = { price: 260_000_000n, allowPartial: true };
    addStakeLimit(state, at(1), 1000n * TAO, limit);
    const price = currentAlphaPrice(state, 1);
    expect(price).toBeLessThanOrEqual((260_000_000n << 64n) / TAO);
    expect(price).toBeGreaterThan((259_999_999n << 64n) / TAO);
    const spent = 10_000n * TAO - totalBalance(state, ALICE);
    const received = SubnetTAO.get(state, 1) - 1000n * TAO + totalBalance(state, AUTHOR) - TAO;
    expect(spent).toBe(received);
    expectAccountsAgree(state);
    const passed = { price: 255_000_000n, allowPartial: true };
    expectFailure(() => addStakeLimit(state, at(1), TAO, passed), swapErrors.PriceLimitExceeded);
    const whole = { price: 270_000_000n, allowPartial: false };
    expectFailure(() => addStakeLimit(state, at(1), 1000n * TAO, whole), errors.SlippageTooHigh);
  });

  it("makes somebody else's hotkey a delegate", () => {
    const state = stakingWorld();
    addStakeLimit(state, at(1, BOB), TAO, { price: 300_000_000n, allowPartial: false });
    expect(Delegates.has(state, HOT)).toBe(true);
  });

  it("recycles a fee that nobody receives, and burns that of a sale", () => {
    const state = stakingWorld();
    authoredBy(state, undefined);
    const before = TotalIssuance.get(state);
    const alpha = addStake(state, at(1), TAO);
    expect(before - TotalIssuance.get(state)).toBe(503_547n);
    removeStake(state, at(1), alpha);
    expect(AlphaBurned.get(state, 1)).toBe((alpha * 33n) / 65_535n);
    expectAccountsAgree(state);
  });

  it("recycles a fee that is too little for the author's account to begin", () => {
    const state = stakingWorld();
    const alpha = addStake(state, at(1), TAO);
    transitionStake(state, { from: at(1), to: at(1, ALICE, HOT2), amount: alpha - 3_000_000n, isTransfer: false });
    authoredBy(state, account(55));
    const before = TotalIssuance.get(state);
    removeAllStake(state, at(1), undefined);
    expect(stakeOf(state, 1)).toBe(0n);
    expect(totalBalance(state, account(55))).toBe(0n);
    expect(before - TotalIssuance.get(state)).toBe(378n);
    expectAccountsAgree(state);
  });

  it("burns what it buys when asked to", () => {
    const state = stakingWorld();
    addStakeAndBurn(state, at(1), TAO, undefined);
    expect(stakeOf(state, 1)).toBe(0n);
    expect(AlphaBurned.get(state, 1)).toBe(3_993_993_829n);
    expectFailure(() => addStakeAndBurn(state, at(0), TAO, undefined), errors.CannotBurnOrRecycleOnRootSubnet);
  });
});

describe("unstaking", () => {
  it("never brings more than was staked", () => {
    for (const amount of [2_001_007n, TAO, 777n * TAO, 9000n * TAO]) {
      const state = stakingWorld();
      const alpha = addStake(state, at(1), amount);
      removeStake(state, at(1), alpha);
      expect(totalBalance(state, ALICE)).toBeLessThan(10_000n * TAO);
      expect(stakeOf(state, 1)).toBe(0n);
      expectAccountsAgree(state);
    }
  });

  it("keeps what a price limit leaves unsold", () => {
    const state = stakingWorld();
    const alpha = addStake(state, at(1), 500n * TAO);
    removeStakeLimit(state, at(1), alpha, { price: 500_000_000n, allowPartial: true });
    expect(currentAlphaPrice(state, 1)).toBeLessThan((500_000_000n << 64n) / TAO);
    expect(currentAlphaPrice(state, 1)).toBeGreaterThan((499_600_000n << 64n) / TAO); // the author's fee is sold after
    expect(stakeOf(state, 1)).toBeGreaterThan(0n);
    expectAccountsAgree(state);
    expectFailure(
      () => removeStakeLimit(state, at(1), TAO, { price: 900_000_000n, allowPartial: true }),
      swapErrors.PriceLimitExceeded,
    );
    removeAllStake(state, at(1), undefined);
    expect(stakeOf(state, 1)).toBe(0n);
  });

  it("sells dust only as far as the pool pays for it and for the fee", () => {
    const outcomes = [3n, 4n, 1985n, 1986n, 7943n, 7944n].map((dust) => {
      const state = stakingWorld();
      const alpha = addStake(state, at(1), TAO);
      transitionStake(state, { from: at(1), to: at(1, ALICE, HOT2), amount: alpha - dust, isTransfer: false });
      const held = stakeOf(state, 1);
      try {
        removeStake(state, at(1), held);
        return "sold";
      } catch {
        return "kept";
      }
    });
    expect(outcomes).toEqual(["kept", "sold", "sold", "kept", "kept", "sold"]);
  });

  it("refuses to leave less than the minimum, and more than there is does not exist", () => {
    const state = stakingWorld();
    const alpha = addStake(state, at(1), TAO);
    expectFailure(() => removeStake(state, at(1), 1000n), errors.AmountTooLow);
    expectFailure(() => removeStake(state, at(1, BOB), TAO), errors.AmountTooLow);
    expectFailure(
      () => removeStakeLimit(state, at(1), alpha + 1n, { price: 1000n, allowPartial: false }),
      errors.NotEnoughStakeToWithdraw,
    );
    removeStake(state, at(1), alpha * 5n);
    expect(stakeOf(state, 1)).toBe(0n);
  });

  it("ends nominations that are too small", () => {
    const state = stakingWorld();
    addStake(state, at(1, BOB), TAO);
    NominatorMinRequiredStake.set(state, 1_000_000n); // 0.002 TAO
    clearSmallNomination(state, { coldkey: BOB, hotkey: HOT, netuid: 1 });
    expect(stakeOf(state, 1, BOB)).toBeGreaterThan(0n);
    NominatorMinRequiredStake.set(state, 600_000_000n); // 1.2 TAO
    clearSmallNomination(state, { coldkey: BOB, hotkey: HOT, netuid: 1 });
    expect(stakeOf(state, 1, BOB)).toBe(0n);
    expect(totalBalance(state, BOB)).toBeGreaterThan(9999n * TAO);
    expectAccountsAgree(state);
  });

  it("gives up nominations that nobody can be paid for", () => {
    const gone = account(42); // its account does not exist, and 300 rao are too little to begin one
    const state = stakingWorld();
    addStake(state, at(0), 5n * TAO);
    addStake(state, at(1), 5n * TAO);
    for (const netuid of [0, 1]) {
      increaseStake(state, { coldkey: gone, hotkey: HOT, netuid }, 300n);
      SubnetAlphaOut.mutate(state, netuid, (alpha) => alpha + 300n);
    }
    mintInto(state, subnetAccount(0), 300n);
    addTaoToPool(state, 0, 300n);
    NominatorMinRequiredStake.set(state, 1_000_000n);
    for (const netuid of [0, 1]) clearSmallNomination(state, { coldkey: gone, hotkey: HOT, netuid });
    expect([stakeOf(state, 0, gone), stakeOf(state, 1, gone)]).toEqual([0n, 0n]);
    expect(SubnetTAO.get(state, 0)).toBe(5n * TAO);
    expect(SubnetAlphaOut.get(state, 0)).toBe(5n * TAO);
    expect(AlphaBurned.get(state, 1)).toBe(300n);
    expectAccountsAgree(state);
  });
});

describe("moving stake", () => {
  it("within a subnet costs nothing", () => {
    const state = stakingWorld();
    const alpha = addStake(state, at(1), TAO);
    const pool = SubnetTAO.get(state, 1);
    transitionStake(state, { from: at(1), to: at(1, BOB, HOT2), amount: alpha, isTransfer: true });
    expect(stakeOf(state, 1, BOB, HOT2)).toBe(alpha);
    expect(SubnetTAO.get(state, 1)).toBe(pool);
  });

  it("between subnets pays one fee and carries the TAO over", () => {
    const state = stakingWorld();
    const alpha = addStake(state, at(1), 100n * TAO);
    const author = totalBalance(state, AUTHOR);
    const tao = transitionStake(state, { from: at(1), to: at(2), amount: alpha, isTransfer: false });
    expect(totalBalance(state, AUTHOR)).toBeGreaterThan(author);
    expect(SubnetTAO.get(state, 2)).toBe(1000n * TAO + tao);
    expect(stakeOf(state, 2)).toBeGreaterThan(0n);
    expectAccountsAgree(state);
  });

  it("makes no subnet's account a coldkey: by the end of another subnet it would hold more than its pool", () => {
    const state = stakingWorld();
    const alpha = addStake(state, at(1), 100n * TAO);
    for (const netuid of [1, 2]) {
      const move = { from: at(1), to: at(netuid, subnetAccount(2), HOT2), amount: alpha, isTransfer: true };
      expectFailure(() => transitionStake(state, move), errors.CannotUseSystemAccount);
    }
    const claimed = { coldkey: subnetAccount(2), hotkey: account(60) };
    expectFailure(() => ensureMayClaim(state, claimed), errors.CannotUseSystemAccount);
    endSubnet(state, 1);
    expectAccountsAgree(state);
  });

  it("keeps to the limit, to the subnets' wishes and to what there is", () => {
    const state = stakingWorld();
    addStake(state, at(1), 100n * TAO);
    const move = { from: at(1), to: at(2, BOB), amount: 200n * TAO, isTransfer: true };
    const strict = { price: 1_100_000_000n, allowPartial: false };
    expectFailure(() => transitionStake(state, { ...move, limit: strict }), errors.SlippageTooHigh);
    TransferToggle.set(state, 2, false);
    expectFailure(() => transitionStake(state, move), errors.TransferDisallowed);
    expectFailure(() => transitionStake(state, { ...move, to: at(1) }), errors.SameNetuid);
    const small = { ...move, to: at(1, ALICE, HOT2), amount: 100n };
    expectFailure(() => transitionStake(state, small), errors.AmountTooLow);
  });
});
