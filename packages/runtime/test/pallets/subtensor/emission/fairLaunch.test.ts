import { I96F32 } from "@opentao/fixed";
import { describe, expect, it } from "vitest";
import { AlphaRecycled } from "../../../../src/pallets/alphaAssets/index.ts";
import { mintInto } from "../../../../src/pallets/balances/index.ts";
import { syncIssuance } from "../../../../src/pallets/subtensor/ledger/tao.ts";
import {
  SubnetAlphaIn,
  SubnetEmissionEnabled,
  SubnetMovingPrice,
  SubnetTAO,
  SubnetTaoInEmission,
  TotalHotkeyAlpha,
  TotalIssuance,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { currentAlphaPrice } from "../../../../src/pallets/swap/index.ts";
import { expectAccountsAgree, TAO } from "../stakingWorld.ts";
import { addSubnet, coldkeyOf, expectAlphaIsCovered, hotkeyOf, newChain, runBlocks, weigh } from "./network.ts";

describe("a chain that begins without TAO", () => {
  it("issues nothing while there is no subnet", () => {
    const state = newChain();
    runBlocks(state, 3);
    expect(TotalIssuance.get(state)).toBe(0n);
  });

  it("gives the first subnet a whole TAO and alpha from the block after its start", () => {
    const state = newChain();
    const netuid = addSubnet(state, 1, 2);
    for (let block = 1n; block <= 40n; block += 1n) {
      runBlocks(state, 1);
      expect(TotalIssuance.get(state)).toBe(block * TAO);
      expect(SubnetTAO.get(state, netuid)).toBe(block * TAO);
      expect(SubnetAlphaIn.get(state, netuid)).toBe(block * TAO);
      expect(currentAlphaPrice(state, netuid)).toBe(1n << 64n);
      expectAccountsAgree(state);
    }
    expect(SubnetMovingPrice.get(state, netuid).bits).toBeGreaterThan(0n);
  });

  it("divides the TAO among subnets equally while none has a moving price, then by these", () => {
    const state = newChain({ networkRateLimit: 0n });
    const [first, second] = [addSubnet(state, 1, 1), addSubnet(state, 2, 1)];
    runBlocks(state, 1);
    expect(SubnetTaoInEmission.get(state, first)).toBe(TAO / 2n);
    expect(SubnetTaoInEmission.get(state, second)).toBe(TAO / 2n);
    SubnetMovingPrice.set(state, first, { bits: I96F32.fraction(3, 4) });
    SubnetMovingPrice.set(state, second, { bits: I96F32.fraction(1, 4) });
    runBlocks(state, 1);
    expect(SubnetTaoInEmission.get(state, first)).toBe((TAO * 3n) / 4n);
    expect(SubnetTaoInEmission.get(state, second)).toBe(TAO / 4n);
  });

  it("waits for moving prices on other chains", () => {
    const state = newChain({ fairLaunch: false });
    mintInto(state, coldkeyOf(1, 0), 2000n * TAO);
    syncIssuance(state);
    const netuid = addSubnet(state, 1, 1);
    SubnetEmissionEnabled.set(state, netuid, true);
    const before = TotalIssuance.get(state);
    runBlocks(state, 15);
    expect(TotalIssuance.get(state)).toBe(before);
    expectAccountsAgree(state);
    runBlocks(state, 2);
    expect(TotalIssuance.get(state)).toBe(before + TAO);
    expectAccountsAgree(state);
  });

  it("pays the first miners and validators in their first epoch, by their weights alone", () => {
    const state = newChain();
    const netuid = addSubnet(state, 1, 3);
    runBlocks(state, 1);
    for (const n of [0, 1]) weigh(state, netuid, hotkeyOf(1, n), { 2: 3, 3: 1 });
    runBlocks(state, 12, () => {
      expectAccountsAgree(state);
      expectAlphaIsCovered(state, netuid);
    });
    const [validator, good, poor] = [1, 2, 3].map((n) => TotalHotkeyAlpha.get(state, hotkeyOf(1, n), netuid));
    expect(validator).toBeGreaterThan(0n);
    expect(good).toBeGreaterThan(2n * (poor ?? 0n));
    expect(poor).toBeGreaterThan(0n);
  });

  it("recycles what nobody earned: an owner who does not judge earns nothing, with neurons or without", () => {
    for (const neurons of [0, 3]) {
      const state = newChain();
      const netuid = addSubnet(state, 1, neurons);
      runBlocks(state, 1);
      if (neurons > 0) weigh(state, netuid, hotkeyOf(1, 1), { 2: 3, 3: 1 });
      runBlocks(state, 30, () => expectAlphaIsCovered(state, netuid));
      for (let n = 0; n <= neurons; n += 1) expect(TotalHotkeyAlpha.get(state, hotkeyOf(1, n), netuid)).toBe(0n);
      expect(AlphaRecycled.get(state, netuid)).toBeGreaterThan(20n * TAO);
    }
  });
});
