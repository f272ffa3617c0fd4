import { option, toHex, u32, vec } from "@opentao/codec";
import { OpaqueExtrinsic, OpaqueMetadata, RuntimeVersion } from "@opentao/codec/primitives";
import { blake2b64 } from "@opentao/crypto";
import { Metadata, TypeRegistry } from "@polkadot/types";
import { decAnyMetadata, unifyMetadata } from "@polkadot-api/substrate-bindings";
import { describe, expect, it } from "vitest";
import { MetadataV16 } from "../../src/metadata/versions.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { account, address, alice, encodeCall, TestChain } from "../executive/chain.ts";
import expected from "../fixtures/interface425.json" with { type: "json" };
import { compareInterface, type Interface, interfaceOf } from "./compareInterface.ts";

const chain = TestChain.local();
const NO_INPUT = new Uint8Array();

function metadata(version: number): Uint8Array {
  const found = option(OpaqueMetadata).decode(chain.call("Metadata_metadata_at_version", u32.encode(version)));
  if (found === undefined) throw new Error(`metadata of version ${version} was expected`);
  return found;
}

/** Calls that this chain does not have yet: swaps of keys, leases, and the EVM's. */
const NOT_YET = new Set(
  [
    ...["swap_hotkey", "swap_hotkey_v2", "swap_coldkey", "schedule_swap_coldkey", "associate_evm_key"],
    ...["register_leased_network", "terminate_lease", "announce_coldkey_swap", "swap_coldkey_announced"],
    ...["dispute_coldkey_swap", "reset_coldkey_swap", "clear_coldkey_swap_announcement", "faucet"],
  ].map((name) => `SubtensorModule.calls.${name}`),
);
NOT_YET.add("AdminUtils.calls.sudo_set_evm_chain_id");

/**
 * APIs that the official interface does not have: who makes blocks and why, and reports of those who contradict
 * themselves.
 */
const OWN_APIS = ["SessionApi", "OffencesApi"];

describe("the runtime's interface", () => {
  const declared = interfaceOf(MetadataV16.decode(metadata(16).subarray(5)));
  // The fixture is of this form.
  const full = expected as unknown as Interface;
  const only = <T>(all: Readonly<Record<string, T>>, names: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => name in names));
  const differences = compareInterface(declared, {
    pallets: only(full.pallets, declared.pallets),
    apis: only(full.apis, declared.apis),
    extensions: full.extensions,
  });

  it("is the protocol's, name by name and type by type", () => {
    expect(differences.differing).toEqual([]);
    expect(differences.missing.filter((name) => !NOT_YET.has(name))).toEqual([]);
  });

  it("has nothing of its own but what older clients read, and who makes blocks: Session and two APIs", () => {
    const apis = OWN_APIS.map((name) => `api ${name}`);
    expect(differences.extra).toEqual(["Swap.storage.AlphaSqrtPrice", "Session", ...apis]);
    expect(declared.pallets.Session?.index).toBe(40);
    const official = Object.values(full.pallets).map(({ index }) => index);
    expect(Math.max(...official)).toBeLessThan(40);
  });

  it("has the pallets of this part", () => {
    const names = ["System", "Timestamp", "Aura", "Grandpa", "Balances", "TransactionPayment", "Utility", "Sudo"];
    expect(Object.keys(declared.pallets)).toEqual(expect.arrayContaining(names));
    const indices = Object.values(declared.pallets).map(({ index }) => index);
    expect(indices).toEqual([...indices].sort((a, b) => a - b));
  });

  it("tells its version and its APIs in Core_version and in System.Version alike", () => {
    const version = RuntimeVersion.decode(chain.call("Core_version"));
    expect(version).toMatchObject({
      specName: "node-subtensor",
      specVersion: 425,
      transactionVersion: 1,
      systemVersion: 1,
    });
    const ids = version.apis.map(([id, number]) => `${toHex(id)} ${number}`);
    const known = Object.entries(full.apis).map(([name, api]) => {
      return `${toHex(blake2b64(new TextEncoder().encode(name)))} ${api.version}`;
    });
    const ours = OWN_APIS.map((name) => `${toHex(blake2b64(new TextEncoder().encode(name)))} 1`);
    expect([...known, ...ours]).toEqual(expect.arrayContaining(ids));
    const system = MetadataV16.decode(metadata(16).subarray(5)).pallets.find(({ name }) => name === "System");
    const constant = system?.constants.find(({ name }) => name === "Version");
    expect(constant?.value).toEqual(RuntimeVersion.encode(version));
  });
});

describe("metadata of the runtime", () => {
  it("has versions 14, 15 and 16, and no others", () => {
    expect(vec(u32).decode(chain.call("Metadata_metadata_versions"))).toEqual([14, 15, 16]);
    expect(chain.call("Metadata_metadata_at_version", u32.encode(17))).toEqual(Uint8Array.of(0));
    expect(OpaqueMetadata.decode(chain.call("Metadata_metadata", NO_INPUT))).toEqual(metadata(14));
  });

  it.each([14, 15, 16])("V%i is read by polkadot-api", (version) => {
    const unified = unifyMetadata(decAnyMetadata(metadata(version)));
    expect(unified.lookup[0]?.path).toEqual(["sp_core", "crypto", "AccountId32"]);
    expect(unified.lookup.map(({ id }) => id)).toEqual(unified.lookup.map((_, i) => i));
    const calls = unified.lookup.filter(({ path }) => path.at(-1) === "RuntimeCall");
    expect(calls).toHaveLength(1);
  });

  it.each([14, 15, 16])("V%i is read by polkadot-js, which decodes what we encode", (version) => {
    const registry = new TypeRegistry();
    registry.setMetadata(new Metadata(registry, toHex(metadata(version))), undefined, {
      SudoTransactionExtension: { extrinsic: {}, payload: {} },
      CheckShieldedTxValidity: { extrinsic: {}, payload: {} },
      SubtensorTransactionExtension: { extrinsic: {}, payload: {} },
      DrandPriority: { extrinsic: {}, payload: {} },
    });
    const transfer = Balances.call("transferKeepAlive", { dest: address(account(7)), value: 5n });
    const batch = encodeCall(Utility.call("batchAll", { calls: [transfer, transfer] }));
    const call = registry.createType("Call", batch);
    expect(call.toHuman()).toMatchObject({ section: "utility", method: "batchAll" });
    expect(call.toHex()).toBe(toHex(batch));
    const signed = registry.createType("Extrinsic", OpaqueExtrinsic.encode(chain.sign(alice, transfer)));
    expect(signed.toHuman()).toMatchObject({
      isSigned: true,
      method: { method: "transferKeepAlive", section: "balances" },
      nonce: "0",
    });
  });

  it("is the same each time", () => {
    for (const version of [14, 15, 16]) expect(toHex(metadata(version))).toBe(toHex(metadata(version)));
  });
});
