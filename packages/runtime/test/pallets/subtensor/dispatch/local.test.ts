import { describe, expect, it } from "vitest";
import { Balances } from "../../../../src/pallets/balances/index.ts";
import { SubtensorModule as S } from "../../../../src/pallets/subtensor/index.ts";
import { subnetAccount } from "../../../../src/pallets/subtensor/subnets/account.ts";
import { commitHash } from "../../../../src/pallets/subtensor/weights/commitHash.ts";
import {
  Burn,
  ImmunityPeriod,
  Kappa,
  SubnetOwner,
  SubnetTAO,
  TotalHotkeyAlpha,
  TotalNetworks,
  Weights,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { Sudo } from "../../../../src/pallets/sudo/index.ts";
import { Utility } from "../../../../src/pallets/utility/index.ts";
import { address, alice, bob, TestChain } from "../../../executive/chain.ts";
import { expectEveryRaoAccounted } from "../property/invariants.ts";
import { outcome, poolCode } from "./dispatching.ts";
import { key } from "./fairLaunch.ts";
import { bobHotkey, hotkey, network, send, TAO } from "./localNetwork.ts";

describe("the development chain", () => {
  it("begins with root and a subnet that nobody owns", () => {
    const chain = TestChain.local();
    chain.build();
    const state = chain.reader();
    expect(TotalNetworks.get(state)).toBe(2);
    expect(SubnetOwner.get(state, 0)).toEqual(alice.publicKey);
    expect(SubnetOwner.get(state, 1)).toEqual(new Uint8Array(32));
    expect(SubnetTAO.get(state, 1)).toBe(10n * TAO);
    expect(Burn.get(state, 1)).toBe(100_000_000n);
    expect(Kappa.get(state, 1)).toBe(32_767);
    for (const netuid of [0, 1]) expect(ImmunityPeriod.get(state, netuid)).toBe(4096);
    expectEveryRaoAccounted(state);
  });

  it("refuses transfers to a subnet's account, alone and in a batch", () => {
    const chain = network();
    const value = 5n * TAO;
    const into = Balances.call("transferKeepAlive", { dest: address(subnetAccount(2)), value });
    const batch = Utility.call("batchAll", { calls: [into] });
    expect(poolCode(chain, chain.sign(alice, into))).toBe(255);
    expect(outcome(chain, alice.publicKey, batch)).toBe("CannotUseSystemAccount");
    send(chain, alice, Balances.call("transferKeepAlive", { dest: address(bob.publicKey), value }));
    expectEveryRaoAccounted(chain.reader());
  });

  it("lets stake in and out", () => {
    const chain = network();
    const stake = { hotkey: hotkey.publicKey, netuid: 2 };
    send(chain, bob, S.call("addStake", { ...stake, amountStaked: 100n * TAO }));
    const staked = TotalHotkeyAlpha.get(chain.reader(), hotkey.publicKey, 2);
    expect(staked).toBeGreaterThan(80n * TAO);
    send(chain, bob, S.call("removeStake", { ...stake, amountUnstaked: 10n * TAO }));
    send(chain, bob, S.call("unstakeAll", { hotkey: hotkey.publicKey }));
    expectEveryRaoAccounted(chain.reader());
    expect(outcome(chain, bob.publicKey, S.call("addStake", { ...stake, amountStaked: 1n }))).toBe("AmountTooLow");
    const onRoot = S.call("addStake", { ...stake, netuid: 0, amountStaked: TAO });
    expect(outcome(chain, bob.publicKey, onRoot)).toBe("SubtokenDisabled");
    expect(outcome(chain, bob.publicKey, S.call("addStake", { ...stake, netuid: 9, amountStaked: TAO }))).toBe(
      "SubnetNotExists",
    );
  });

  it("sets committed weights once they are revealed", () => {
    const chain = network();
    const weights = { uids: [0, 1], values: [1, 3], salt: [7, 8], versionKey: 0n };
    const direct = S.call("setWeights", { netuid: 2, dests: [0], weights: [1], versionKey: 0n });
    expect(outcome(chain, hotkey.publicKey, direct)).toBe("CommitRevealEnabled");
    for (let i = 0; i < 100; i += 1) chain.build();
    const hash = commitHash(hotkey.publicKey, 2, weights.uids, weights.values, weights.salt, weights.versionKey);
    const reveal = S.call("revealWeights", { netuid: 2, ...weights });
    expect(poolCode(chain, chain.sign(hotkey, reveal))).toBe(16);
    send(chain, hotkey, S.call("commitWeights", { netuid: 2, commitHash: hash }));
    expect(outcome(chain, hotkey.publicKey, S.call("commitWeights", { netuid: 2, commitHash: hash }))).toBe(
      "CommittingWeightsTooFast",
    );
    expect(poolCode(chain, chain.sign(hotkey, reveal))).toBe(17);
    for (let i = 0; i < 10; i += 1) chain.build();
    send(chain, hotkey, reveal);
    expect(Weights.get(chain.reader(), 2, 0)).toEqual([
      [0, 21_845],
      [1, 65_535],
    ]);
    expect(poolCode(chain, chain.sign(hotkey, reveal))).toBe(16);
  });

  it("pays a fee in alpha when there is no TAO", () => {
    const chain = network();
    const nobody = key("//Nobody");
    send(chain, bob, S.call("addStake", { hotkey: hotkey.publicKey, netuid: 2, amountStaked: 50n * TAO }));
    send(
      chain,
      bob,
      S.call("transferStake", {
        destinationColdkey: nobody.publicKey,
        hotkey: hotkey.publicKey,
        originNetuid: 2,
        destinationNetuid: 2,
        alphaAmount: 20n * TAO,
      }),
    );
    const unstake = S.call("removeStake", { hotkey: hotkey.publicKey, netuid: 2, amountUnstaked: 5n * TAO });
    send(chain, nobody, unstake);
    expect(chain.events().map(({ name }) => name)).toContain("SubtensorModule.TransactionFeePaidWithAlpha");
    expect(chain.free(nobody.publicKey)).toBeGreaterThan(4n * TAO);
    expectEveryRaoAccounted(chain.reader());
  });

  it("removes a subnet and pays out its stakers", () => {
    const chain = network();
    send(chain, bob, S.call("addStake", { hotkey: bobHotkey.publicKey, netuid: 2, amountStaked: 100n * TAO }));
    const before = chain.free(bob.publicKey);
    send(chain, alice, Sudo.call("sudo", { call: S.call("rootDissolveNetwork", { netuid: 2 }) }));
    expect(outcome(chain, alice.publicKey, S.call("startCall", { netuid: 2 }))).toBe("SubnetNotExists");
    expectEveryRaoAccounted(chain.reader());
    // The block after it pays.
    chain.build();
    expect(chain.free(bob.publicKey)).toBeGreaterThan(before);
    expectEveryRaoAccounted(chain.reader());
  });
});
