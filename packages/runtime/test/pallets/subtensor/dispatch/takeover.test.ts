import { describe, expect, it } from "vitest";
import type { RuntimeCall } from "../../../../src/framework/index.ts";
import { mintInto } from "../../../../src/pallets/balances/index.ts";
import { replaceChildren } from "../../../../src/pallets/subtensor/delegation/relations.ts";
import { SubtensorModule as S } from "../../../../src/pallets/subtensor/index.ts";
import { commitHash } from "../../../../src/pallets/subtensor/weights/commitHash.ts";
import {
  ChildKeys,
  OwnedHotkeys,
  Owner,
  ParentKeys,
  PendingChildKeys,
  StakingHotkeys,
  TotalHotkeyAlpha,
  Uids,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import type { TestChain } from "../../../executive/chain.ts";
import { dispatch, expectWeighed } from "./dispatching.ts";
import { fairLaunch, key, registerByWork, workFor } from "./fairLaunch.ts";

const owner = key("//Owner");
const coldkey = key("//Victim");
const hotkey = key("//Victim//hot");
const thief = key("//Thief");
const thiefHotkey = key("//Thief//hot");

function network(): TestChain {
  const chain = fairLaunch();
  chain.build();
  chain.build([chain.sign(owner, S.call("registerNetwork", { hotkey: key("//Owner//hot").publicKey }))]);
  chain.build([chain.sign(owner, S.call("startCall", { netuid: 1 }))]);
  for (let i = 0; i < 3; i += 1) chain.build();
  return chain;
}

/** A state, and the hotkey's own registration, which can be made on it. */
function beforeRegistration() {
  const chain = network();
  const registration = registerByWork(chain, 1, hotkey.publicKey, coldkey.publicKey);
  chain.build();
  return { state: chain.reader(), registration };
}

/** Results of transactions in a block, in their order: applied or refused. */
const fates = (chain: TestChain, extrinsics: readonly Uint8Array[]): string[] =>
  chain.build(extrinsics).results.map((result) => (result.type === "Ok" ? result.value.type : result.type));

/** The victim's registration, and what a thief who sees it can make of its work. */
function theft(chain: TestChain) {
  const work = { netuid: 1, ...workFor(chain, 1, hotkey.publicKey) };
  const register = (names: { readonly hotkey: Uint8Array; readonly coldkey: Uint8Array }): RuntimeCall =>
    S.call("register", { ...work, ...names });
  return {
    honest: chain.sign(hotkey, register({ hotkey: hotkey.publicKey, coldkey: coldkey.publicKey })),
    stolen: [
      chain.sign(thief, register({ hotkey: hotkey.publicKey, coldkey: thief.publicKey })),
      chain.sign(thiefHotkey, register({ hotkey: hotkey.publicKey, coldkey: thief.publicKey })),
      chain.sign(thiefHotkey, register({ hotkey: thiefHotkey.publicKey, coldkey: thief.publicKey })),
    ],
  };
}

describe("work that others see on its way", () => {
  it("is of no use to them, whoever is first", () => {
    for (const thiefIsFirst of [true, false]) {
      const chain = network();
      const { honest, stolen } = theft(chain);
      for (const attempt of stolen) expect(chain.validate(attempt).type).toBe("Err");
      const refused = stolen.map(() => "Err");
      const expected = thiefIsFirst ? [...refused, "Ok"] : ["Ok", ...refused];
      expect(fates(chain, thiefIsFirst ? [...stolen, honest] : [honest, ...stolen])).toEqual(expected);
      expect(Owner.get(chain.reader(), hotkey.publicKey)).toEqual(coldkey.publicKey);
      expect(Uids.get(chain.reader(), 1, thiefHotkey.publicKey)).toBeUndefined();
    }
  });
});

describe("a commit to weights that others see", () => {
  it("is of no use to another hotkey, not even when it is revealed", () => {
    const chain = fairLaunch({ commitReveal: true, weightsRateLimit: 0 });
    chain.build();
    chain.build([chain.sign(owner, S.call("registerNetwork", { hotkey: key("//Owner//hot").publicKey }))]);
    for (const by of [hotkey, thiefHotkey]) {
      expect(fates(chain, [chain.sign(by, registerByWork(chain, 1, by.publicKey, by.publicKey))])).toEqual(["Ok"]);
    }
    const weights = { uids: [0], values: [1], salt: [7], versionKey: 0n };
    const hash = commitHash(hotkey.publicKey, 1, weights.uids, weights.values, weights.salt, weights.versionKey);
    const commit = S.call("commitWeights", { netuid: 1, commitHash: hash });
    const both = (call: RuntimeCall) =>
      fates(
        chain,
        [hotkey, thiefHotkey].map((by) => chain.sign(by, call)),
      );
    expect(both(commit)).toEqual(["Ok", "Ok"]);
    for (let i = 0; i < 10; i += 1) chain.build();
    const reveal = S.call("revealWeights", { netuid: 1, ...weights });
    const state = chain.reader();
    expect(state.dryRun(() => dispatch(state, hotkey.publicKey, reveal))).toBe("ok");
    expect(state.dryRun(() => dispatch(state, thiefHotkey.publicKey, reveal))).toBe("NoWeightsCommitFound");
  });
});

describe("a hotkey that somebody else named first", () => {
  /** Dispatches the calls of the one who names it, then the hotkey's own registration; undone afterwards. */
  function after(calls: readonly RuntimeCall[], check: (state: ReturnType<TestChain["reader"]>, fate: string) => void) {
    const { state, registration } = beforeRegistration();
    state.dryRun(() => {
      mintInto(state, thief.publicKey, 1_000_000_000_000n);
      for (const call of calls) expect(dispatch(state, thief.publicKey, call)).toBe("ok");
      check(state, dispatch(state, hotkey.publicKey, registration));
    });
  }
  const associate = S.call("tryAssociateHotkey", { hotkey: hotkey.publicKey });

  it("belongs to the coldkey that it names itself", () => {
    after([associate], (state, fate) => {
      expect(fate).toBe("ok");
      expect(Owner.get(state, hotkey.publicKey)).toEqual(coldkey.publicKey);
      expect(OwnedHotkeys.get(state, thief.publicKey)).toEqual([]);
      expect(OwnedHotkeys.get(state, coldkey.publicKey)).toEqual([hotkey.publicKey]);
    });
  });

  it("keeps nothing that was arranged for it", () => {
    const children: [bigint, Uint8Array][] = [[(1n << 64n) - 1n, thiefHotkey.publicKey]];
    after([associate, S.call("setChildren", { hotkey: hotkey.publicKey, netuid: 1, children })], (state, fate) => {
      expect(fate).toBe("ok");
      expect(ChildKeys.get(state, hotkey.publicKey, 1)).toEqual([]);
      expect(ParentKeys.get(state, thiefHotkey.publicKey, 1)).toEqual([]);
      expect(PendingChildKeys.get(state, 1, hotkey.publicKey)).toEqual([[], 0n]);
    });
  });

  describe("leaves the owner", () => {
    const free = S.call("registerNetwork", { hotkey: hotkey.publicKey });
    const dust = S.call("addStake", { hotkey: hotkey.publicKey, netuid: 0, amountStaked: 10_000_000n });
    const axon = { version: 1, ip: 0x0808_0808n, port: 8091, ipType: 4, protocol: 4, placeholder1: 0, placeholder2: 0 };

    it("although it has the UID of a subnet that the owner made for nothing", () => {
      after([free], (state, fate) => {
        expect(Uids.get(state, 2, hotkey.publicKey)).toBe(0);
        expect(fate).toBe("ok");
        expect(Owner.get(state, hotkey.publicKey)).toEqual(coldkey.publicKey);
        expect(OwnedHotkeys.get(state, thief.publicKey)).toEqual([]);
        expect(Uids.get(state, 1, hotkey.publicKey)).toBeDefined();
      });
    });

    it("although the owner put dust on it, and can take it back", () => {
      const takeBack = S.call("removeStake", { hotkey: hotkey.publicKey, netuid: 0, amountUnstaked: 10_000_000n });
      after([associate, dust], (state, fate) => {
        expect(TotalHotkeyAlpha.get(state, hotkey.publicKey, 0)).toBeGreaterThan(0n);
        expect(fate).toBe("ok");
        expect(Owner.get(state, hotkey.publicKey)).toEqual(coldkey.publicKey);
        expect(StakingHotkeys.get(state, thief.publicKey)).toEqual([hotkey.publicKey]);
        const before = TotalHotkeyAlpha.get(state, hotkey.publicKey, 0);
        expect(dispatch(state, thief.publicKey, takeBack)).toBe("ok");
        expect(TotalHotkeyAlpha.get(state, hotkey.publicKey, 0)).toBeLessThan(before);
      });
      after([free, dust], (_state, fate) => expect(fate).toBe("ok"));
    });

    it("although the owner locked dust for it", () => {
      const own = thiefHotkey.publicKey;
      const stake = S.call("addStake", { hotkey: own, netuid: 1, amountStaked: 1_000_000_000n });
      const lock = (amount: bigint) => S.call("lockStake", { hotkey: hotkey.publicKey, netuid: 1, amount });
      const backed = [associate, S.call("tryAssociateHotkey", { hotkey: own }), stake];
      after([...backed, lock(1_000_000n)], (state, fate) => {
        expect(fate).toBe("ok");
        expect(Owner.get(state, hotkey.publicKey)).toEqual(coldkey.publicKey);
      });
      after([...backed, lock(100_000_000n)], (_state, fate) => expect(fate).toBe("NonAssociatedColdKey"));
    });

    it("but not the owner of such a subnet for whom it has worked", () => {
      const { state, registration } = beforeRegistration();
      state.dryRun(() => {
        expect(dispatch(state, thief.publicKey, free)).toBe("ok");
        expect(dispatch(state, hotkey.publicKey, S.call("serveAxon", { netuid: 2, ...axon }))).toBe("ok");
        expect(dispatch(state, hotkey.publicKey, registration)).toBe("NonAssociatedColdKey");
      });
    });
  });

  it("weighs what it costs to leave who owns many others", () => {
    const { state, registration } = beforeRegistration();
    state.dryRun(() => {
      const many = Array.from({ length: 3000 }, (_, n) =>
        new Uint8Array(32).map((_byte, i) => (i === 0 ? n >> 8 : i === 1 ? n & 255 : 7)),
      );
      Owner.set(state, hotkey.publicKey, thief.publicKey);
      OwnedHotkeys.set(state, thief.publicKey, [...many, hotkey.publicKey]);
      StakingHotkeys.set(state, thief.publicKey, [...many, hotkey.publicKey]);
      expect(dispatch(state, thief.publicKey, S.call("registerNetwork", { hotkey: hotkey.publicKey }))).toBe("ok");
      for (const children of [many.slice(0, 5)]) {
        replaceChildren(
          state,
          hotkey.publicKey,
          1,
          children.map((child) => [1n << 60n, child]),
        );
      }
      expectWeighed(state, hotkey.publicKey, registration);
      expect(OwnedHotkeys.get(state, thief.publicKey)).toHaveLength(3000);
    });
  });

  it("stays where it has a place or stake, so that a stolen hotkey does not take its coldkey's with it", () => {
    const register = S.call("burnedRegister", { netuid: 1, hotkey: hotkey.publicKey });
    after([register], (state, fate) => {
      expect(fate).toBe("HotKeyAlreadyRegisteredInSubNet");
      expect(Owner.get(state, hotkey.publicKey)).toEqual(thief.publicKey);
    });
    after([S.call("rootRegister", { hotkey: hotkey.publicKey })], (_state, fate) => {
      expect(fate).toBe("NonAssociatedColdKey");
    });
    const stake = S.call("addStake", { hotkey: hotkey.publicKey, netuid: 0, amountStaked: 1_000_000_000n });
    after([associate, stake], (state, fate) => {
      expect(TotalHotkeyAlpha.get(state, hotkey.publicKey, 0)).toBeGreaterThan(0n);
      expect(fate).toBe("NonAssociatedColdKey");
    });
  });
});
