import { i128 } from "@opentao/codec";
import { describe, expect, it } from "vitest";
import { AdminUtils } from "../../../../src/pallets/adminUtils/index.ts";
import { DelegateInfoRuntimeApi } from "../../../../src/pallets/subtensor/api/delegateInfoApi.ts";
import { subnetHyperparams } from "../../../../src/pallets/subtensor/api/hyperparameters.ts";
import { metagraph } from "../../../../src/pallets/subtensor/api/metagraph.ts";
import { increaseStake } from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { subnetName } from "../../../../src/pallets/subtensor/subnets/name.ts";
import { Delegates, Emission, SubnetMovingPrice } from "../../../../src/pallets/subtensorStorage/index.ts";
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
      increaseStake(state, { coldkey: alice.publicKey, hotkey: hotkey.publicKey, netuid: 2 }, 500n * TAO);
      expect(returned()).toMatchObject({ returnPer1000: 0n, totalDailyReturn: 720_000_000n });
      increaseStake(state, { coldkey: alice.publicKey, hotkey: hotkey.publicKey, netuid: 0 }, 2000n);
      expect(returned()).toMatchObject({ returnPer1000: 360_000_000n, totalDailyReturn: 720_000_000n });
    });
  });
});

describe("subnets of the development chain as official clients compare them, field by field", () => {
  /** Properties that both subnets of the genesis have in common at block 1 (protocol: localnet §3.2). */
  const genesis = {
    ...{ rho: 10, kappa: 32_767, tempo: 100, minAllowedWeights: 0, weightsRateLimit: 100n, activityCutoff: 5000n },
    ...{ burn: TAO / 10n, minBurn: 500_000n, maxBurn: 100n * TAO, immunityPeriod: 4096, maxValidators: 64 },
    ...{ difficulty: 10_000_000n, minDifficulty: 10_000_000n, maxDifficulty: ((1n << 64n) - 1n) / 4n },
    ...{ adjustmentInterval: 100, adjustmentAlpha: 0n, maxRegsPerBlock: 1, servingRateLimit: 50n },
    ...{ commitRevealWeightsEnabled: true, commitRevealPeriod: 1n, liquidAlphaEnabled: false },
    ...{ alphaHigh: 58_982, alphaLow: 45_875, bondsMovingAvg: 900_000n, lastStep: 0n, blocksSinceLastStep: 1n },
    ...{ registrationAllowed: true, powRegistrationAllowed: true, identity: undefined },
  };

  it("hold the protocol's values at block 1", () => {
    const chain = TestChain.local();
    chain.build();
    const state = chain.reader();
    expect(metagraph(state, 0)).toMatchObject({ ...genesis, targetRegsPerInterval: 1, numUids: 0, maxUids: 64 });
    expect(metagraph(state, 1)).toMatchObject({
      ...genesis,
      ...{ targetRegsPerInterval: 2, numUids: 1, maxUids: 256, taoIn: 10n * TAO, alphaIn: 10n * TAO, alphaOut: TAO },
      ...{ active: [true], validatorPermit: [false], lastUpdate: [0n], alphaStake: [TAO], totalStake: [TAO] },
    });
  });

  it("hold those of a new subnet after its registration", () => {
    const chain = network();
    expect(metagraph(chain.reader(), 2)).toMatchObject({
      ...{ tempo: 10, maxUids: 256, maxValidators: 64, minAllowedWeights: 1, immunityPeriod: 5000, numUids: 2 },
      ...{ commitRevealWeightsEnabled: true, activityCutoff: 5000n, weightsRateLimit: 100n },
    });
  });
});
