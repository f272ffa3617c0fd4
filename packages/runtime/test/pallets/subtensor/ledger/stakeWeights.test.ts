import { describe, expect, it } from "vitest";
import { getTotalStakeForHotkey, medianSubnetPrice } from "../../../../src/pallets/subtensor/ledger/queries.ts";
import {
  getStakeWeightsForHotkeyOnSubnet,
  getStakeWeightsForNetwork,
  taoWeight,
} from "../../../../src/pallets/subtensor/ledger/stakeWeights.ts";
import { addStake } from "../../../../src/pallets/subtensor/staking/add.ts";
import {
  ChildKeys,
  Keys,
  NetworksAdded,
  ParentKeys,
  SubnetAlphaIn,
  SubnetMechanism,
  SubnetTAO,
  SubnetworkN,
  TotalHotkeyAlpha,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { account, emptyState } from "../../../testState.ts";
import { workOf } from "../../../workOf.ts";
import { COLDKEYS, HOTKEYS, stakingWorld, TAO } from "../stakingWorld.ts";

const N = 1;
const [PARENT, CHILD] = [account(1), account(2)] as const;
const WHOLE = (1n << 64n) - 1n;

describe("stake weight", () => {
  it("is alpha and a twentieth of root stake", () => {
    const state = emptyState();
    expect(taoWeight(state)).toBe(226_245_882n);
    TotalHotkeyAlpha.set(state, PARENT, N, 1000n);
    TotalHotkeyAlpha.set(state, PARENT, 0, 10_000_000n);
    const weight = getStakeWeightsForHotkeyOnSubnet(state, PARENT, N);
    expect(weight).toMatchObject({
      alpha: 1000n,
      tao: 10_000_000n,
      total: (1000n << 64n) + 10_000_000n * (226_245_882n << 32n),
    });
  });

  it("of a neuron costs five reads: its key, both kinds of relations, alpha and root stake", () => {
    const state = emptyState();
    const readsOf = (neurons: number) => {
      SubnetworkN.set(state, N, neurons);
      for (let uid = 0; uid < neurons; uid += 1) Keys.set(state, N, uid, account(uid + 1));
      return workOf(state, () => getStakeWeightsForNetwork(state, N)).reads ?? 0;
    };
    expect(readsOf(20) - readsOf(10)).toBe(5 * 10);
  });

  it("passes from parents to children on the subnet, root stake included", () => {
    const state = emptyState();
    TotalHotkeyAlpha.set(state, PARENT, N, 1000n);
    TotalHotkeyAlpha.set(state, PARENT, 0, 500n);
    TotalHotkeyAlpha.set(state, CHILD, N, 7n);
    ChildKeys.set(state, PARENT, N, [[WHOLE / 4n, CHILD]]);
    ParentKeys.set(state, CHILD, N, [[WHOLE / 4n, PARENT]]);
    SubnetworkN.set(state, N, 3);
    Keys.set(state, N, 0, PARENT);
    Keys.set(state, N, 1, CHILD);
    const weights = getStakeWeightsForNetwork(state, N).map(({ alpha, tao }) => [alpha, tao]);
    // a quarter in 64 bits is a little less in 32: 249.99… is given
    expect(weights).toEqual([
      [750n, 375n],
      [256n, 124n],
      [0n, 0n],
    ]);
    ChildKeys.set(state, PARENT, N, [[WHOLE, CHILD]]);
    ParentKeys.set(state, CHILD, N, [[WHOLE, PARENT]]);
    expect(getStakeWeightsForNetwork(state, N).map(({ alpha }) => alpha)).toEqual([0n, 1007n, 0n]);
  });
});

describe("sums of stake", () => {
  it("are in TAO at current prices", () => {
    const state = stakingWorld();
    const [coldkey] = COLDKEYS;
    const [hotkey] = HOTKEYS;
    const alpha = addStake(state, { coldkey, hotkey, netuid: N }, 10n * TAO);
    addStake(state, { coldkey, hotkey, netuid: 0 }, 3n * TAO);
    const worth = getTotalStakeForHotkey(state, hotkey);
    expect(worth).toBeGreaterThan(3n * TAO + alpha / 4n);
    expect(worth).toBeLessThan(3n * TAO + (alpha * 26n) / 100n);
  });

  it("take the median of prices", () => {
    const state = emptyState();
    expect(medianSubnetPrice(state)).toBe(1n << 64n);
    const addSubnet = (netuid: number, tao: bigint) => {
      NetworksAdded.set(state, netuid, true);
      SubnetMechanism.set(state, netuid, 1);
      SubnetTAO.set(state, netuid, tao);
      SubnetAlphaIn.set(state, netuid, 1000n);
    };
    addSubnet(1, 500n);
    addSubnet(2, 0n);
    addSubnet(3, 2000n);
    expect(medianSubnetPrice(state)).toBe((5n << 64n) / 4n);
    addSubnet(4, 1000n);
    expect(medianSubnetPrice(state)).toBe(1n << 64n);
  });
});
