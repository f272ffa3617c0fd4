import { option, str, vec } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { keypairFromSuri } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { type Json, State } from "../../src/framework/index.ts";
import { presetNames } from "../../src/index.ts";
import { Authorities } from "../../src/pallets/aura/storage.ts";
import { totalIssuance } from "../../src/pallets/balances/index.ts";
import { SubtensorModule } from "../../src/pallets/subtensor/index.ts";
import { Account } from "../../src/pallets/system/storage.ts";
import { MemoryExternalities } from "../../src/testing/memoryExternalities.ts";
import { expectEveryRaoAccounted } from "../pallets/subtensor/property/invariants.ts";
import { alice, author, bob, runtime, TAO, TestChain } from "./chain.ts";

function build(config: unknown): string | State {
  const state = new MemoryExternalities();
  const json = new TextEncoder().encode(typeof config === "string" ? config : JSON.stringify(config));
  const result = runtime.call("GenesisBuilder_build_state", OpaqueExtrinsic.encode(json), state);
  return result[0] === 0 ? new State(state) : str.decode(result.subarray(1));
}

const built = (config: unknown): State => {
  const state = build(config);
  if (typeof state === "string") throw new Error(state);
  return state;
};

describe("presets", () => {
  it("are named", () => {
    const names = vec(str).decode(
      runtime.call("GenesisBuilder_preset_names", new Uint8Array(), new MemoryExternalities()),
    );
    expect(names).toEqual([...presetNames]);
    const get = (name: string | undefined) =>
      option(OpaqueExtrinsic).decode(
        runtime.call("GenesisBuilder_get_preset", option(str).encode(name), new MemoryExternalities()),
      );
    expect(get("nothing")).toBeUndefined();
    expect(get(undefined)).toEqual(get("local"));
  });

  it("local: funded development accounts, an author, a sudo key", () => {
    const state = built(TestChain.preset("local"));
    const free = (suri: string) => Account.get(state, keypairFromSuri(suri).publicKey).data.free;
    for (const name of ["//Alice", "//Bob", "//Charlie"]) expect(free(name)).toBe(1_000_000n * TAO);
    for (const name of ["//Dave", "//Eve", "//Ferdie", "//One", "//Two", "//Three"])
      expect(free(name)).toBe(2_000n * TAO);
    expect(Account.get(state, alice.publicKey)).toMatchObject({ providers: 1, nonce: 0 });
    expect(Authorities.get(state)).toEqual([author.publicKey]);
    expect(state.params).toMatchObject({ fast: true, fairLaunch: false, slotDuration: 250n });
    const sum = Account.values(state).reduce((total, { data }) => total + data.free + data.reserved, 0n);
    expect(totalIssuance(state)).toBe(sum);
  });

  it("mainnet: nobody has anything, and no development key is anywhere", () => {
    const state = built(TestChain.preset("mainnet"));
    expect(totalIssuance(state)).toBe(0n);
    expect(Account.keys(state)).toEqual([]);
    expect(Authorities.get(state)).toEqual([]);
    expect(state.params).toMatchObject({ fast: false, fairLaunch: true, slotDuration: 12_000n });
    const text = JSON.stringify(TestChain.preset("mainnet"));
    for (const suri of ["//Alice", "//Bob", "//One"]) expect(text).not.toContain(keypairFromSuri(suri).address);
  });

  it("are the same state each time", () => {
    for (const name of presetNames) {
      const root = () => built(TestChain.preset(name)).externalities.root(1);
      expect(root()).toEqual(root());
    }
  });
});

describe("a configuration", () => {
  const preset = TestChain.preset("local");
  const change = (part: Readonly<Record<string, Json>>) => ({ ...preset, ...part });

  it.each([
    ["is not JSON", "{", /not JSON/],
    ["is no object", [], /must be an object/],
    ["has no parameters", {}, /parameters\.slotDuration/],
    ["has a section of no pallet", change({ nothing: {} }), /no section nothing/],
    [
      "has a wrong address",
      change({ balances: { balances: [["5nothing", 1000]] } }),
      /balances\.balances\[0\]\[0\] must be an address/,
    ],
    ["has too small a balance", change({ balances: { balances: [[bob.address, 499]] } }), /at least 500/],
    [
      "has an account twice",
      change({
        balances: {
          balances: [
            [bob.address, 1000],
            [bob.address, 1000],
          ],
        },
      }),
      /listed twice/,
    ],
    [
      "has a balance that is no number",
      change({ balances: { balances: [[bob.address, -1]] } }),
      /non-negative integer/,
    ],
    [
      "has more than 64 bits of TAO",
      change({
        balances: {
          balances: [
            [bob.address, "18446744073709551615"],
            [alice.address, "18446744073709551615"],
          ],
        },
      }),
      /does not fit 64 bits/,
    ],
    [
      "has a tempo that is too long",
      change({ parameters: { ...(preset.parameters as object), initialTempo: 65_536 } }),
      /at most 65535/,
    ],
    [
      "has a slot without length",
      change({ parameters: { ...(preset.parameters as object), slotDuration: 0 } }),
      /slotDuration/,
    ],
    [
      "has too many authors",
      change({ aura: { authorities: Array.from({ length: 33 }, () => bob.address) } }),
      /at most 32/,
    ],
  ])("is refused, with where and why, when it %s", (_, config, message) => {
    expect(build(config)).toMatch(message);
  });

  it("that is refused leaves nothing behind", () => {
    const state = new MemoryExternalities();
    const json = new TextEncoder().encode(JSON.stringify(change({ balances: { balances: [[bob.address, 499]] } })));
    runtime.call("GenesisBuilder_build_state", OpaqueExtrinsic.encode(json), state);
    expect([...state.entries()]).toEqual([]);
  });
});

describe("the subnets of a development chain's genesis", () => {
  const bobHotkey = keypairFromSuri("//Bob//hot").publicKey;
  const stake = (netuid: number) =>
    SubtensorModule.call("addStake", { hotkey: bobHotkey, netuid, amountStaked: 5n * TAO });
  const results = (preset: string) => {
    const chain = new TestChain(TestChain.preset(preset));
    chain.build();
    const extrinsics = [
      chain.sign(bob, SubtensorModule.call("tryAssociateHotkey", { hotkey: bobHotkey })),
      ...[0, 1].map((netuid, nonce) => chain.sign(bob, stake(netuid), { nonce: nonce + 1 })),
    ];
    const { results: fates } = chain.build(extrinsics);
    for (let i = 0; i < 250; i += 1) chain.build();
    expectEveryRaoAccounted(chain.reader());
    return fates.map((fate) => (fate.type === "Ok" ? fate.value.type : fate.type));
  };

  it("are started on dev, so that anybody can stake in the first block, and unstarted on local", () => {
    expect(results("dev")).toEqual(["Ok", "Ok", "Ok"]);
    expect(results("local")).toEqual(["Ok", "Err", "Err"]);
  });
});
