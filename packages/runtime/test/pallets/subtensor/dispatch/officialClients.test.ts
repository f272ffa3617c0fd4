import { i128 } from "@opentao/codec";
import { describe, expect, it } from "vitest";
import { AdminUtils } from "../../../../src/pallets/adminUtils/index.ts";
import { DelegateInfoRuntimeApi } from "../../../../src/pallets/subtensor/api/delegateInfoApi.ts";
import { subnetHyperparams } from "../../../../src/pallets/subtensor/api/hyperparameters.ts";
import { metagraph } from "../../../../src/pallets/subtensor/api/metagraph.ts";
import { increaseStakeForHotkeyAndColdkeyOnSubnet } from "../../../../src/pallets/subtensor/stake/index.ts";
import { Delegates, Emission, SubnetMovingPrice } from "../../../../src/pallets/subtensor/storage/index.ts";
import { subnetName } from "../../../../src/pallets/subtensor/subnets/name.ts";
import { Sudo } from "../../../../src/pallets/sudo/index.ts";
import { System } from "../../../../src/pallets/system/index.ts";
import { alice, TestChain } from "../../../executive/chain.ts";
import { ask } from "./dispatching.ts";
import { hotkey, network, send, TAO } from "./localNetwork.ts";

describe("what official clients compare on the development chain", () => {
  it("keeps a moving price of 2⁶⁴ and more, as root writes it raw, through the blocks that follow", () => {
    const chain = network();
    const key = SubnetMovingPrice.key(2);
    const text = new TextEncoder().encode("003665c4ffc99a3b0000000000000000");
    const before = chain.number;
    send(chain, alice, Sudo.call("sudo", { call: System.call("setStorage", { items: [[key, text]] }) }));
    const written = i128.decode(text.subarray(0, 16));
    expect(written).toBeGreaterThan(1n << 96n);
    for (let i = 0; i < 20; i += 1) chain.build();
    const { bits } = SubnetMovingPrice.get(chain.reader(), 2);
    expect(chain.number).toBe(before + 21);
    expect(bits).toBeLessThanOrEqual(written);
    // Twenty blocks take less than a thousandth of it: the upper half, which clients read, is still there.
    expect(bits).toBeGreaterThan(written - written / 1000n);
  });

  it("takes an activity cutoff of one less than the value that it reports", () => {
    const chain = network();
    const reported = subnetHyperparams(chain.reader(), 2)?.activityCutoff ?? 0n;
    expect(reported).toBe(5000n);
    send(chain, alice, AdminUtils.call("sudoSetActivityCutoff", { netuid: 2, activityCutoff: Number(reported) - 1 }));
    expect(subnetHyperparams(chain.reader(), 2)?.activityCutoff).toBe(4999n);
    expect(metagraph(chain.reader(), 2)?.activityCutoff).toBe(4999n);
  });

  it("names subnets that have no identity by the protocol's list", () => {
    const chain = network();
    const name = (netuid: number) => new TextDecoder().decode(subnetName(chain.reader(), netuid));
    expect([0, 1, 2, 3, 61, 64, 127, 438, 439].map(name)).toEqual([
      ...["root", "apex", "omron", "templar", "red team", "chutes", "brahmi_u", "ra", "unknown"],
    ]);
    expect(metagraph(chain.reader(), 2)?.name).toEqual([...new TextEncoder().encode("omron")]);
  });

  it("shows the genesis neuron without a pruning score", () => {
    const chain = TestChain.local();
    chain.build();
    expect(metagraph(chain.reader(), 1)?.pruningScore).toEqual([0]);
  });

  it("says what a delegate returns by its root stake: nothing without any", () => {
    const chain = network();
    const state = chain.reader();
    const returned = () => ask(state, DelegateInfoRuntimeApi, "getDelegate", { delegateAccount: hotkey.publicKey });
    state.dryRun(() => {
      Delegates.set(state, hotkey.publicKey, 0);
      Emission.set(state, 2, [1_000_000n, 0n]);
      increaseStakeForHotkeyAndColdkeyOnSubnet(state, hotkey.publicKey, alice.publicKey, 2, 500n * TAO);
      expect(returned()).toMatchObject({ returnPer1000: 0n, totalDailyReturn: 720_000_000n });
      increaseStakeForHotkeyAndColdkeyOnSubnet(state, hotkey.publicKey, alice.publicKey, 0, 2000n);
      expect(returned()).toMatchObject({ returnPer1000: 360_000_000n, totalDailyReturn: 720_000_000n });
    });
  });
});
