import type { RuntimeCall, State } from "../../src/framework/index.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import { NominatorMinRequiredStake } from "../../src/pallets/subtensorStorage/index.ts";
import { hot, other } from "./world.ts";

/** A call that changes stake on root, or could. */
export interface RootTrial {
  readonly what: string;
  readonly call: RuntimeCall;
  /** Number of places on root where stake may change. */
  readonly sides: number;
  readonly who?: Uint8Array;
  readonly prepare?: (state: State) => void;
}

export const amount = 500_000_000n;
export const root = { hotkey: hot(1), netuid: 0 };
const buyLimit = { limitPrice: 1n << 60n, allowPartial: true };
const sellLimit = { limitPrice: 1n, allowPartial: true };
const between = (originNetuid: number, destinationNetuid: number) => ({
  originNetuid,
  destinationNetuid,
  alphaAmount: amount,
});
const toOther = { destinationColdkey: other, hotkey: hot(1) };
const toHotkey = { originHotkey: hot(1), destinationHotkey: hot(2) };

const removal = S.call("removeStake", { ...root, amountUnstaked: amount });

/** Calls that succeed, at each way by which they meet root. */
export const ROOT_TRIALS: readonly RootTrial[] = [
  { what: "addStake", call: S.call("addStake", { ...root, amountStaked: amount }), sides: 1 },
  { what: "addStakeLimit", call: S.call("addStakeLimit", { ...root, amountStaked: amount, ...buyLimit }), sides: 1 },
  { what: "removeStake", call: removal, sides: 1 },
  {
    what: "removeStake that ends a nomination",
    call: removal,
    sides: 1,
    who: other,
    prepare: (state) => NominatorMinRequiredStake.set(state, 1_000_000_000n),
  },
  {
    what: "removeStakeLimit",
    call: S.call("removeStakeLimit", { ...root, amountUnstaked: amount, ...sellLimit }),
    sides: 1,
  },
  {
    what: "removeStakeFullLimit",
    call: S.call("removeStakeFullLimit", { ...root, limitPrice: undefined }),
    sides: 1,
  },
  { what: "unstakeAll", call: S.call("unstakeAll", { hotkey: hot(1) }), sides: 1 },
  { what: "unstakeAllAlpha", call: S.call("unstakeAllAlpha", { hotkey: hot(1) }), sides: 1 },
  { what: "moveStake on root", call: S.call("moveStake", { ...toHotkey, ...between(0, 0) }), sides: 2 },
  { what: "moveStake to root", call: S.call("moveStake", { ...toHotkey, ...between(1, 0) }), sides: 1 },
  { what: "moveStake from root", call: S.call("moveStake", { ...toHotkey, ...between(0, 1) }), sides: 1 },
  { what: "moveStake beside root", call: S.call("moveStake", { ...toHotkey, ...between(1, 2) }), sides: 0 },
  { what: "transferStake on root", call: S.call("transferStake", { ...toOther, ...between(0, 0) }), sides: 2 },
  { what: "transferStake to root", call: S.call("transferStake", { ...toOther, ...between(1, 0) }), sides: 1 },
  { what: "transferStake from root", call: S.call("transferStake", { ...toOther, ...between(0, 1) }), sides: 1 },
  { what: "swapStake to root", call: S.call("swapStake", { hotkey: hot(1), ...between(1, 0) }), sides: 1 },
  { what: "swapStake from root", call: S.call("swapStake", { hotkey: hot(1), ...between(0, 1) }), sides: 1 },
  {
    what: "swapStakeLimit to root",
    call: S.call("swapStakeLimit", { hotkey: hot(1), ...between(1, 0), ...sellLimit }),
    sides: 1,
  },
  {
    what: "swapStakeLimit from root",
    call: S.call("swapStakeLimit", { hotkey: hot(1), ...between(0, 1), ...sellLimit }),
    sides: 1,
  },
];
