import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DispatchFailure, type State } from "../../../../src/framework/index.ts";
import { AlphaRecycled } from "../../../../src/pallets/alphaAssets/index.ts";
import { claimAutomatically } from "../../../../src/pallets/subtensor/claims/auto.ts";
import { claimRoot } from "../../../../src/pallets/subtensor/claims/claim.ts";
import { accrueRootDividends } from "../../../../src/pallets/subtensor/claims/rates.ts";
import { increaseStakeForHotkeyOnSubnet } from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { getAlphaIssuance } from "../../../../src/pallets/subtensor/ledger/queries.ts";
import { setRejectLockedAlpha } from "../../../../src/pallets/subtensor/locks/acceptance.ts";
import { lockStake } from "../../../../src/pallets/subtensor/locks/change.ts";
import { addStake, addStakeAndBurn, addStakeLimit } from "../../../../src/pallets/subtensor/staking/add.ts";
import { recycleAlpha } from "../../../../src/pallets/subtensor/staking/recycle.ts";
import {
  removeStake,
  removeStakeLimit,
  unstakeAll,
  unstakeAllAlpha,
} from "../../../../src/pallets/subtensor/staking/remove.ts";
import { transitionStake } from "../../../../src/pallets/subtensor/staking/transition.ts";
import {
  Lock,
  LockingColdkeys,
  NominatorMinRequiredStake,
  SubnetAlphaOut,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { currentAlphaPrice } from "../../../../src/pallets/swap/index.ts";
import {
  AUTHOR,
  atBlock,
  authoredBy,
  COLDKEYS,
  expectAccountsAgree,
  expectRootStakersListed,
  expectStakeIsCovered,
  HOTKEYS,
  SUBNETS,
  stakingWorld,
  TAO,
} from "../stakingWorld.ts";

const position = fc.record({
  coldkey: fc.constantFrom(...COLDKEYS),
  hotkey: fc.constantFrom(...HOTKEYS),
  netuid: fc.constantFrom(0, ...SUBNETS),
});
const amount = fc.oneof(fc.bigInt(0n, 10_000n), fc.bigInt(2_000_000n, 5000n * TAO));
const limit = fc.record({ price: fc.bigInt(100_000_000n, 1_500_000_000n), allowPartial: fc.boolean() });

type Operation = (state: State) => void;
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(position, amount).map(
      ([at, n]) =>
        (state: State) =>
          void addStake(state, at, n),
    ),
  },
  fc.tuple(position, amount, limit).map(
    ([at, n, l]) =>
      (state: State) =>
        void addStakeLimit(state, at, n, l),
  ),
  fc.tuple(position, amount).map(
    ([at, n]) =>
      (state: State) =>
        addStakeAndBurn(state, at, n, undefined),
  ),
  {
    weight: 3,
    arbitrary: fc.tuple(position, amount).map(
      ([at, n]) =>
        (state: State) =>
          removeStake(state, at, n),
    ),
  },
  fc.tuple(position, amount, limit).map(
    ([at, n, l]) =>
      (state: State) =>
        removeStakeLimit(state, at, n, l),
  ),
  {
    weight: 4,
    arbitrary: fc.tuple(position, position, amount, fc.option(limit, { nil: undefined })).map(
      ([from, to, n, l]) =>
        (state: State) =>
          void transitionStake(state, {
            from,
            to,
            amount: n,
            isTransfer: true,
            ...(l === undefined ? {} : { limit: l }),
          }),
    ),
  },
  position.map(
    ({ coldkey, hotkey }) =>
      (state: State) =>
        unstakeAll(state, { coldkey, hotkey }),
  ),
  position.map(
    ({ coldkey, hotkey }) =>
      (state: State) =>
        unstakeAllAlpha(state, { coldkey, hotkey }),
  ),
  fc.tuple(position, amount).map(
    ([at, n]) =>
      (state: State) =>
        recycleAlpha(state, at, n),
  ),
  fc.tuple(position, amount).map(
    ([{ coldkey, hotkey, netuid }, n]) =>
      (state: State) =>
        lockStake(state, { coldkey, hotkey, netuid }, n),
  ),
  position.map(
    ({ coldkey }) =>
      (state: State) =>
        setRejectLockedAlpha(state, coldkey, false),
  ),
  position.map(
    ({ coldkey }) =>
      (state: State) =>
        void claimRoot(state, coldkey, [...SUBNETS]),
  ),
  fc.constant((state: State) => claimAutomatically(state)),
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...HOTKEYS), fc.constantFrom(...SUBNETS), fc.bigInt(1n, 50n * TAO))
      .map(([hotkey, netuid, alpha]) => (state: State) => {
        SubnetAlphaOut.mutate(state, netuid, (outside) => outside + 2n * alpha);
        accrueRootDividends(state, hotkey, netuid, alpha);
        increaseStakeForHotkeyOnSubnet(state, hotkey, netuid, alpha);
      }),
  },
  fc.integer({ min: 100, max: 100_000 }).map((block) => (state: State) => atBlock(state, block)),
  fc.boolean().map((known) => (state: State) => authoredBy(state, known ? AUTHOR : undefined)),
);

/** Runs an operation as a call does; a failed one leaves nothing. */
function tryOut(state: State, run: Operation): boolean {
  try {
    state.transactional(() => run(state));
    return true;
  } catch (error) {
    if (error instanceof DispatchFailure) return false;
    throw error;
  }
}

describe("whatever is staked, moved and unstaked", () => {
  it("accounts, pools and positions agree", () => {
    let succeeded = 0;
    fc.assert(
      fc.property(fc.array(operation, { minLength: 5, maxLength: 40 }), (operations) => {
        const state = stakingWorld();
        NominatorMinRequiredStake.set(state, 1_000_000n);
        for (const run of operations) {
          if (tryOut(state, run)) succeeded += 1;
          expectAccountsAgree(state);
          expectStakeIsCovered(state);
          expectRootStakersListed(state);
          expect(LockingColdkeys.keys(state).length).toBe(Lock.keys(state).length);
        }
      }),
      { numRuns: 80, seed: 425 },
    );
    expect(succeeded).toBeGreaterThan(300); // else nothing was tested
  });

  it("alpha is neither made nor lost but by recycling", () => {
    const trade = fc.oneof(
      fc.tuple(position, amount).map(
        ([at, n]) =>
          (state: State) =>
            void addStake(state, at, n),
      ),
      fc.tuple(position, amount).map(
        ([at, n]) =>
          (state: State) =>
            removeStake(state, at, n),
      ),
      fc.tuple(position, position, amount).map(
        ([from, to, n]) =>
          (state: State) =>
            void transitionStake(state, { from, to, amount: n, isTransfer: false }),
      ),
      fc.tuple(position, amount).map(
        ([at, n]) =>
          (state: State) =>
            recycleAlpha(state, at, n),
      ),
    );
    fc.assert(
      fc.property(fc.array(trade, { maxLength: 20 }), (trades) => {
        const state = stakingWorld();
        const before = SUBNETS.map((netuid) => getAlphaIssuance(state, netuid));
        for (const run of trades) tryOut(state, run);
        SUBNETS.forEach((netuid, i) => {
          expect(getAlphaIssuance(state, netuid) + AlphaRecycled.get(state, netuid)).toBe(before[i]);
        });
      }),
      { numRuns: 50 },
    );
  });

  it("a buy never lowers the price and a sale never raises it", () => {
    fc.assert(
      fc.property(fc.bigInt(2_100_000n, 5000n * TAO), fc.bigInt(1n, 100n), (tao, percent) => {
        const state = stakingWorld();
        const at = { coldkey: COLDKEYS[0], hotkey: HOTKEYS[0], netuid: 1 };
        const start = currentAlphaPrice(state, 1);
        let alpha = 0n;
        tryOut(state, () => {
          alpha = addStake(state, at, tao);
        });
        const high = currentAlphaPrice(state, 1);
        expect(high).toBeGreaterThanOrEqual(start);
        tryOut(state, () => removeStake(state, at, (alpha * percent) / 100n));
        expect(currentAlphaPrice(state, 1)).toBeLessThanOrEqual(high);
      }),
    );
  });
});
