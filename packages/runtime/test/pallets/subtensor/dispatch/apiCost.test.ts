import { AccountId, concat, option, startsWith, u16, vec } from "@opentao/codec";
import { describe, expect, it } from "vitest";
import { State } from "../../../../src/framework/index.ts";
import type { Externalities } from "../../../../src/index.ts";
import { increaseStake } from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { Delegates, NetworksAdded } from "../../../../src/pallets/subtensorStorage/index.ts";
import { account, runtime, TestChain } from "../../../executive/chain.ts";

const SUBNETS = 40;
const chain = TestChain.local();
const state = chain.state.fork();
for (let netuid = 0; netuid < SUBNETS; netuid += 1) NetworksAdded.set(new State(state), netuid, true);

/** Counts the accesses of a method to the state, those that are meant; a page of keys as the steps to them. */
function count(isMeant: (name: string, key: Uint8Array) => boolean, method: string, input: Uint8Array): number {
  let found = 0;
  const counted: Externalities = new Proxy(state.fork(), {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        const [key] = args;
        const isPage = name === "keysAfter";
        const result: unknown = value.apply(target, args);
        if (typeof name === "string" && key instanceof Uint8Array && isMeant(isPage ? "nextKey" : name, key)) {
          found += isPage && Array.isArray(result) ? result.length + 1 : 1;
        }
        return result;
      };
    },
  });
  runtime.call(method, input, counted);
  return found;
}

/** Counts how often a method goes on to another of the subnets. */
const steps = (method: string, ...input: Uint8Array[]): number =>
  count((name, key) => name === "nextKey" && startsWith(key, NetworksAdded.prefix), method, concat(...input));

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

  it("finds and reads each nominator of a delegate once, whatever its pools are", () => {
    const [hotkey, method] = [account(100), "DelegateInfoRuntimeApi_get_delegate"];
    const nominate = (from: number, to: number) => {
      for (let i = from; i < to; i += 1)
        increaseStake(new State(state), { coldkey: account(i), hotkey, netuid: 1 }, 1_000_000n);
    };
    Delegates.set(new State(state), hotkey, 0);
    const accesses = () => count((name) => name === "get" || name === "nextKey", method, hotkey);
    nominate(101, 111);
    const ten = accesses();
    nominate(111, 141);
    expect(accesses() - ten).toBe(2 * 30);
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
