import { describe, expect, it } from "vitest";
import type { RuntimeCall } from "../../../../src/framework/index.ts";
import { SubtensorModule as S } from "../../../../src/pallets/subtensor/index.ts";
import { stakeAt } from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { addStake } from "../../../../src/pallets/subtensor/staking/add.ts";
import { SubnetAlphaOut, SubnetTAO, TotalHotkeyAlpha } from "../../../../src/pallets/subtensorStorage/index.ts";
import { Account } from "../../../../src/pallets/system/storage.ts";
import { dispatch } from "../dispatch/dispatching.ts";
import { COLDKEYS, expectAccountsAgree, expectStakeIsCovered, HOTKEYS, stakingWorld, TAO } from "../stakingWorld.ts";

const [coldkey, destinationColdkey] = COLDKEYS;
const [hotkey, destinationHotkey] = HOTKEYS;

/** Each call that takes alpha out of the position on subnet 1, for this amount. */
const calls = (amount: bigint): Readonly<Record<string, RuntimeCall>> => {
  const across = { originNetuid: 1, destinationNetuid: 2, alphaAmount: amount };
  return {
    removeStake: S.call("removeStake", { hotkey, netuid: 1, amountUnstaked: amount }),
    recycleAlpha: S.call("recycleAlpha", { hotkey, netuid: 1, amount }),
    burnAlpha: S.call("burnAlpha", { hotkey, netuid: 1, amount }),
    moveStake: S.call("moveStake", { originHotkey: hotkey, destinationHotkey, ...across }),
    transferStake: S.call("transferStake", { destinationColdkey, hotkey, ...across }),
    "transferStake within": S.call("transferStake", {
      destinationColdkey,
      hotkey,
      originNetuid: 1,
      destinationNetuid: 1,
      alphaAmount: amount,
    }),
    swapStake: S.call("swapStake", { hotkey, ...across }),
    swapStakeLimit: S.call("swapStakeLimit", { hotkey, ...across, limitPrice: 0n, allowPartial: false }),
  };
};

describe("an amount above the position", () => {
  const state = stakingWorld();
  const position = addStake(state, { coldkey, hotkey, netuid: 1 }, 100n * TAO);
  const stake = () => stakeAt(state, { coldkey, hotkey, netuid: 1 });
  const holdings = () => [Account, TotalHotkeyAlpha, SubnetAlphaOut, SubnetTAO].map((map) => map.entries(state));
  const above = [position + 1n, 2n * position, (1n << 64n) - 1n];

  it("takes the position and no more, as the protocol's calls without a price limit do", () => {
    for (const [name, exact] of Object.entries(calls(position))) {
      const whole = state.dryRun(() => ({ fate: dispatch(state, coldkey, exact), after: holdings() }));
      expect(whole.fate, name).toBe("ok");
      for (const amount of above) {
        state.dryRun(() => {
          expect(dispatch(state, coldkey, calls(amount)[name] ?? exact), name).toBe("ok");
          expect(stake(), name).toBe(0n);
          expect(holdings(), name).toEqual(whole.after);
          expectAccountsAgree(state);
          expectStakeIsCovered(state);
        });
      }
    }
  });

  it("is refused by a sale with a price limit", () => {
    for (const amount of above.slice(0, 2)) {
      for (const allowPartial of [true, false]) {
        const limited = { hotkey, netuid: 1, amountUnstaked: amount, limitPrice: 0n, allowPartial };
        const fate = state.dryRun(() => dispatch(state, coldkey, S.call("removeStakeLimit", limited)));
        expect(fate).toBe("NotEnoughStakeToWithdraw");
      }
    }
    expect(stake()).toBe(position);
  });

  it("does not arise where all is asked for", () => {
    for (const call of [
      S.call("unstakeAll", { hotkey }),
      S.call("unstakeAllAlpha", { hotkey }),
      S.call("removeStakeFullLimit", { hotkey, netuid: 1, limitPrice: undefined }),
    ]) {
      state.dryRun(() => {
        expect(dispatch(state, coldkey, call)).toBe("ok");
        expect(stake()).toBe(0n);
        expectAccountsAgree(state);
      });
    }
  });
});
