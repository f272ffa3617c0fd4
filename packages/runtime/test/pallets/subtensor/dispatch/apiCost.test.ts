import { AccountId, concat, option, startsWith, u16, vec } from "@opentao/codec";
import { describe, expect, it } from "vitest";
import { State } from "../../../../src/framework/index.ts";
import type { Externalities } from "../../../../src/index.ts";
import { Delegates, NetworksAdded } from "../../../../src/pallets/subtensorStorage/index.ts";
import { account, runtime, TestChain } from "../../../executive/chain.ts";

const SUBNETS = 40;
const chain = TestChain.local();
const state = chain.state.fork();
for (let netuid = 0; netuid < SUBNETS; netuid += 1) NetworksAdded.set(new State(state), netuid, true);

/** Counts how often a method goes on to another of the subnets. */
function steps(method: string, ...input: Uint8Array[]): number {
  let count = 0;
  const counted: Externalities = new Proxy(state.fork(), {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        const [key] = args;
        if (name === "nextKey" && key instanceof Uint8Array && startsWith(key, NetworksAdded.prefix)) count += 1;
        return value.apply(target, args);
      };
    },
  });
  runtime.call(method, concat(...input), counted);
  return count;
}

const coldkeys = (count: number) => vec(AccountId).encode(Array.from({ length: count }, (_, i) => account(i)));
const all = option(vec(u16)).encode(undefined);

describe("a runtime API that is asked about many", () => {
  it.each([
    ["StakeInfoRuntimeApi_get_stake_info_for_coldkeys", []],
    ["StakeInfoRuntimeApi_get_stake_availability_for_coldkeys", [all]],
  ])("lists the subnets once: %s", (method, more) => {
    const one = steps(method, coldkeys(1), ...more);
    expect(one).toBeGreaterThanOrEqual(SUBNETS);
    expect(steps(method, coldkeys(21), ...more)).toBe(one);
  });

  it("lists the subnets once for all delegates", () => {
    const once = steps("StakeInfoRuntimeApi_get_stake_info_for_coldkeys", coldkeys(1));
    for (let i = 0; i < 20; i += 1) Delegates.set(new State(state), account(i), 0);
    expect(steps("DelegateInfoRuntimeApi_get_delegates")).toBe(once);
    expect(steps("DelegateInfoRuntimeApi_get_delegated", account(1))).toBe(once);
  });

  it.each([
    ["StakeInfoRuntimeApi_get_stake_info_for_coldkeys", [coldkeys(256)], [coldkeys(257)], 256],
    ["StakeInfoRuntimeApi_get_stake_availability_for_coldkeys", [coldkeys(256), all], [coldkeys(257), all], 256],
    [
      "StakeInfoRuntimeApi_get_stake_availability_for_coldkeys",
      [coldkeys(1), option(vec(u16)).encode(Array(4096).fill(1))],
      [coldkeys(1), option(vec(u16)).encode(Array(4097).fill(1))],
      4096,
    ],
    [
      "SubnetInfoRuntimeApi_get_selective_metagraph",
      [u16.encode(1), vec(u16).encode(Array(256).fill(1))],
      [u16.encode(1), vec(u16).encode(Array(257).fill(1))],
      256,
    ],
  ])("says how many it answers about at once: %s", (method, most, more, max) => {
    expect(() => chain.call(method, ...most)).not.toThrow();
    expect(() => chain.call(method, ...more)).toThrow(`${max + 1} items, at most ${max} are allowed`);
  });
});
