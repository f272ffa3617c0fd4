import { describe, expect, it } from "vitest";
import { type State, signed } from "../../src/framework/index.ts";
import { MAX_PARENTS } from "../../src/pallets/subtensor/delegation/relations.ts";
import { payMiners } from "../../src/pallets/subtensor/emission/payMiners.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import {
  OwnedHotkeys,
  Owner,
  ParentKeys,
  StakeThreshold,
  StakingHotkeys,
  TotalHotkeyAlpha,
} from "../../src/pallets/subtensorStorage/index.ts";
import { account } from "../executive/chain.ts";
import { workOf } from "../workOf.ts";
import { measure, type Trial } from "./measure.ts";
import { allTrials } from "./trials.ts";
import { coldkey, fullChain, hot, other } from "./world.ts";

/** Most that a call may take for each unit of weight that it declares, on the reference machine. */
const MAX_RATIO = 3;
const MANY = Array.from({ length: 1000 }, (_, index) => hot(100_000 + index));

/** Lists that the caller, or strangers, can make long. */
const LISTS: Readonly<Record<string, (state: State) => void>> = {
  "hotkeys of coldkeys": (state) => {
    for (const who of [coldkey, other, hot(0), hot(1)])
      for (const list of [OwnedHotkeys, StakingHotkeys]) list.mutate(state, who, (keys) => [...keys, ...MANY]);
  },
  "parents of hotkeys where stake is asked for": (state) => {
    StakeThreshold.set(state, 1n);
    for (const hotkey of [0, 1, 2, 3, 100, 101, 102, 103, 104].map(hot))
      for (const netuid of [1, 2]) {
        TotalHotkeyAlpha.mutate(state, hotkey, netuid, (alpha) => alpha + 1_000_000_000n);
        ParentKeys.set(
          state,
          hotkey,
          netuid,
          MANY.slice(0, MAX_PARENTS).map((parent) => [1n, parent]),
        );
      }
  },
};

const chain = fullChain();
const trials = [...allTrials()].flatMap(([name, some]): [string, readonly Trial[]][] =>
  name.startsWith("SubtensorModule.") ? [[name, some.filter(({ origin }) => origin.type !== "Root")]] : [],
);

function expectWeighed(trial: Trial): void {
  const { counted, charged } = measure(chain, trial);
  expect(counted / charged).toBeLessThanOrEqual(MAX_RATIO);
}

describe.each(Object.entries(LISTS))("with as many %s", (_, grow) => {
  it.each(trials)("%s weighs at least a third of its counted work", (_name, some) => {
    for (const { prepare, ...trial } of some) {
      expectWeighed({
        ...trial,
        prepare: (state) => {
          prepare?.(state);
          grow(state);
        },
      });
    }
  });
});

it("an identity weighs what it takes to look for a place among hotkeys that have none", () => {
  const texts = ["name", "url", "githubRepo", "image", "discord", "description", "additional"] as const;
  const identity = Object.fromEntries(texts.map((text) => [text, new Uint8Array()]));
  const call = S.call("setIdentity", identity as Record<(typeof texts)[number], Uint8Array>);
  for (const count of [10, 1000])
    expectWeighed({
      origin: signed(account(77)),
      call,
      prepare: (state) => {
        OwnedHotkeys.set(state, account(77), MANY.slice(0, count));
        for (const hotkey of MANY) Owner.set(state, hotkey, account(77));
      },
    });
});

it("hotkeys of a subnet's owner make neither the registrations of others nor blocks dearer", () => {
  const costs = [0, MANY.length].map((count) => {
    const grow = (state: State): void => {
      OwnedHotkeys.mutate(state, coldkey, (keys) => [...keys, ...MANY.slice(0, count)]);
    };
    const call = S.call("burnedRegister", { netuid: 2, hotkey: hot(5000) });
    const registration = measure(chain, { origin: signed(other), call, prepare: grow });
    const state = chain.reader();
    const { reads } = state.dryRun(() => {
      grow(state);
      return workOf(state, () => payMiners(state, 2, [{ hotkey: hot(3), incentive: 1000n, dividend: 0n }]));
    });
    return { ok: registration.ok, counted: registration.counted, reads };
  });
  expect(costs[0]?.ok).toBe(true);
  expect(costs[1]).toEqual(costs[0]);
});
