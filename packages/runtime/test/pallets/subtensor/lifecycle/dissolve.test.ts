import { startsWith } from "@opentao/codec";
import { describe, expect, it, vi } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { itemPrefix } from "../../../../src/framework/wellKnownKeys.ts";
import { freeBalance, mintInto } from "../../../../src/pallets/balances/index.ts";
import { errors } from "../../../../src/pallets/subtensor/errors.ts";
import {
  decreaseStake,
  increaseStake,
  increaseStakeForHotkeyOnSubnet,
  stakeAt,
} from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { syncIssuance } from "../../../../src/pallets/subtensor/ledger/tao.ts";
import { dissolveSubnet } from "../../../../src/pallets/subtensor/lifecycle/dissolve.ts";
import type { Position } from "../../../../src/pallets/subtensor/position.ts";
import { addStake } from "../../../../src/pallets/subtensor/staking/add.ts";
import { setSubnetIdentity } from "../../../../src/pallets/subtensor/subnets/identity.ts";
import {
  AlphaV2,
  FirstEmissionBlockNumber,
  NetworkRegisteredAt,
  RecycleOrBurn,
  SubnetTAO,
  storage,
  TotalHotkeyAlpha,
  TotalHotkeyShares,
  TotalHotkeySharesV2,
  TotalNetworks,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { addSubnet, coldkeyOf, hotkeyOf, newChain, runBlocks, weigh } from "../emission/network.ts";
import { expectFailure } from "../failing.ts";
import { expectAccountsAgree, TAO } from "../stakingWorld.ts";
import { endSubnet } from "./ending.ts";

/** Names of the pallet's items that hold anything. */
function itemsInUse(state: State): string[] {
  const keys = state.keysUnder(new Uint8Array());
  return Object.keys(storage)
    .filter((name) => keys.some((key) => startsWith(key, itemPrefix("SubtensorModule", name))))
    .sort();
}

function usedSubnet(): { readonly state: State; readonly netuid: number } {
  const state = newChain();
  const netuid = addSubnet(state, 1, 3);
  RecycleOrBurn.set(state, netuid, { type: "Recycle" });
  runBlocks(state, 1);
  for (const n of [0, 1]) weigh(state, netuid, hotkeyOf(1, n), { 2: 1, 3: 2 });
  for (const n of [1, 2]) mintInto(state, coldkeyOf(1, n), 50n * TAO);
  syncIssuance(state);
  runBlocks(state, 25);
  const position = { coldkey: coldkeyOf(1, 2), hotkey: hotkeyOf(1, 1), netuid };
  addStake(state, position, 20n * TAO);
  return { state, netuid };
}

describe("a dissolved subnet", () => {
  it("pays its pool to those who hold its alpha, and destroys the chain's part", () => {
    const { state, netuid } = usedSubnet();
    const before = [1, 2, 3].map((n) => freeBalance(state, coldkeyOf(1, n)));
    const pot = SubnetTAO.get(state, netuid);
    endSubnet(state, netuid);
    expectAccountsAgree(state);
    const gains = [1, 2, 3].map((n, place) => freeBalance(state, coldkeyOf(1, n)) - (before[place] ?? 0n));
    for (const gain of gains) expect(gain).toBeGreaterThan(0n);
    expect(gains.reduce((sum, gain) => sum + gain, 0n)).toBeLessThan(pot);
  });

  it("takes along shares whose pool is empty: rounding leaves them behind when all totals have gone", () => {
    const { state, netuid } = usedSubnet();
    const hotkey = hotkeyOf(1, 9);
    const large: Position = { coldkey: coldkeyOf(3, 0), hotkey, netuid };
    const small: Position = { ...large, coldkey: coldkeyOf(3, 1) };
    increaseStake(state, large, 1000n);
    increaseStakeForHotkeyOnSubnet(state, hotkey, netuid, 1n);
    increaseStake(state, small, 1n);
    for (const position of [small, large]) decreaseStake(state, position, stakeAt(state, position));
    for (const item of [TotalHotkeyAlpha, TotalHotkeyShares, TotalHotkeySharesV2]) {
      expect(item.has(state, hotkey, netuid)).toBe(false);
    }
    expect(AlphaV2.keysUnder(state, hotkey)).toHaveLength(1);
    endSubnet(state, netuid);
    expect(AlphaV2.keys(state)).toEqual([]);
  });

  it("leaves nothing that a later subnet of its id would inherit", () => {
    const { state, netuid } = usedSubnet();
    expect(itemsInUse(state)).toContain("Weights");
    endSubnet(state, netuid);
    // What belongs to accounts, to root and to the chain, and the counter that tells subnets of one id apart.
    expect(itemsInUse(state)).toEqual([
      "Burn",
      "LastColdkeyHotkeyStakeBlock",
      "LastRateLimitedBlock",
      "NetworksAdded",
      "OwnedHotkeys",
      "Owner",
      "RegisteredSubnetCounter",
      "RegistrationsThisBlock",
      "RegistrationsThisInterval",
      "StakingHotkeys",
      "SubtokenEnabled",
      "TotalIssuance",
      "TotalNetworks",
      "TotalStake",
    ]);
    expect(TotalNetworks.get(state)).toBe(0);
    const again = addSubnet(state, 2, 1);
    expect(again).toBe(netuid);
    expect(RecycleOrBurn.get(state, again)).toEqual({ type: "Burn" });
    expect(FirstEmissionBlockNumber.get(state, again)).toBe(NetworkRegisteredAt.get(state, again) + 1n);
    runBlocks(state, 12, () => expectAccountsAgree(state));
  });

  it("says that its identity is gone, if it had one", () => {
    const { state, netuid } = usedSubnet();
    const text = new TextEncoder().encode("subnet");
    const links = { githubRepo: text, subnetUrl: text, discord: text, logoUrl: text };
    const texts = { subnetName: text, subnetContact: text, description: text, additional: text };
    setSubnetIdentity(state, netuid, { ...links, ...texts });
    const deposit = vi.spyOn(state, "deposit");
    const isGone = [expect.objectContaining({ name: "SubnetIdentityRemoved", value: [netuid] })];
    dissolveSubnet(state, netuid);
    expect(deposit.mock.calls).toContainEqual(isGone);
    deposit.mockClear();
    dissolveSubnet(state, addSubnet(state, 2, 0));
    expect(deposit.mock.calls).not.toContainEqual(isGone);
  });

  it("must exist, and cannot be root", () => {
    const state = newChain();
    expectFailure(() => dissolveSubnet(state, 0), errors.SubnetNotExists);
    expectFailure(() => dissolveSubnet(state, 7), errors.SubnetNotExists);
  });
});
