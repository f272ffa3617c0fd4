import { AccountId, fromHex, toHex } from "@opentao/codec";
import { Metadata, TypeRegistry } from "@polkadot/types";
import { decAnyMetadata, unifyMetadata } from "@polkadot-api/substrate-bindings";
import { describe, expect, it } from "vitest";
import { encodeMetadata, METADATA_VERSIONS } from "../../src/metadata/index.ts";
import { RuntimeCall, sample } from "./sample.ts";

const unified = (version: (typeof METADATA_VERSIONS)[number]) =>
  unifyMetadata(decAnyMetadata(encodeMetadata(sample, version)));

/** Drops marks that only some versions have, so that versions can be compared. */
const comparable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, item) => (key === "deprecationInfo" ? undefined : item)));

describe.each(METADATA_VERSIONS)("metadata V%i read by polkadot-api", (version) => {
  const metadata = unified(version);
  const typeAt = (id: number) => metadata.lookup[id];
  const pathOf = (id: number) => typeAt(id)?.path.join("::");

  it("numbers its types from 0, the account's first", () => {
    expect(metadata.lookup.map((type) => type.id)).toEqual(metadata.lookup.map((_, i) => i));
    expect(pathOf(0)).toBe("sp_core::crypto::AccountId32");
  });

  it("has each named type once", () => {
    const keys = metadata.lookup.map(({ path, params, def }) => JSON.stringify([path, params, def]));
    expect(new Set(keys).size).toBe(keys.length);
    const calls = metadata.lookup.filter((type) => type.path.at(-1) === "RuntimeCall");
    expect(calls).toHaveLength(1);
  });

  it("has pallets with their indices, prefixes, hashers, defaults and docs", () => {
    expect(metadata.pallets.map(({ name, index }) => [name, index])).toEqual([
      ["System", 0],
      ["Balances", 5],
      ["Utility", 11],
    ]);
    const [system, balances, utility] = metadata.pallets;
    expect(utility?.storage).toBeUndefined();
    const account = system?.storage?.items[1];
    expect(account).toMatchObject({ name: "Account", modifier: 1, fallback: `0x${"00".repeat(16)}` });
    expect(account?.docs).toEqual(["An account.", "Absent accounts have nothing."]);
    const weights = balances?.storage?.items[0]?.type;
    if (weights?.tag !== "map") throw new Error("a map was expected");
    expect(weights.value.hashers.map(({ tag }) => tag)).toEqual(["Identity", "Twox64Concat"]);
    expect(typeAt(weights.value.key)?.def).toMatchObject({ tag: "tuple" });
    expect(balances?.storage?.items[1]).toMatchObject({ name: "Extras", modifier: 0, fallback: "0x00" });
    expect(balances?.constants).toMatchObject([{ name: "ExistentialDeposit", value: "0xf401000000000000" }]);
  });

  it("has calls with arguments as the protocol names and spells them", () => {
    const def = typeAt(metadata.pallets[1]?.calls?.type ?? -1)?.def;
    if (def?.tag !== "variant") throw new Error("an enumeration was expected");
    const [allowDeath] = def.value;
    expect(def.value.map(({ name, index }) => [name, index])).toEqual([
      ["transfer_allow_death", 0],
      ["transfer_keep_alive", 3],
    ]);
    expect(allowDeath?.docs).toEqual(["Moves tokens.", "May end the sender's account."]);
    expect(allowDeath?.fields.map(({ name, typeName }) => [name, typeName])).toEqual([
      ["dest", "AccountIdLookupOf<T>"],
      ["value", "T::Balance"],
    ]);
    expect(typeAt(allowDeath?.fields[1]?.type ?? -1)?.def.tag).toBe("compact");
  });

  it("has the extrinsic and its extensions", () => {
    expect(metadata.extrinsic.version).toEqual([4]);
    const { extrinsic } = metadata;
    const generic = metadata.lookup.find(({ path }) => path.join("::").startsWith("sp_runtime::generic::unchecked"));
    const parts = generic?.params.slice(0, 3).map(({ type }) => type ?? -1) ?? [];
    if ("address" in extrinsic) expect(parts).toEqual([extrinsic.address, extrinsic.call, extrinsic.signature]);
    else expect(pathOf(extrinsic.type)).toBe("fp_self_contained::unchecked_extrinsic::UncheckedExtrinsic");
    expect(parts.map(pathOf)).toEqual([
      "sp_runtime::multiaddress::MultiAddress",
      "node_subtensor_runtime::RuntimeCall",
      "sp_runtime::MultiSignature",
    ]);
    expect(metadata.extrinsic.signedExtensions[0]?.map(({ identifier }) => identifier)).toEqual([
      "CheckSpecVersion",
      "CheckMortality",
      "CheckNonce",
      "Unit",
    ]);
  });
});

describe("versions", () => {
  it("say the same of pallets and types", () => {
    expect(comparable(unified(15).pallets)).toEqual(comparable(unified(16).pallets));
    expect(comparable(unified(15).lookup)).toEqual(comparable(unified(16).lookup));
  });

  it("from 15 on have runtime APIs with the names of inputs", () => {
    for (const version of [15, 16] as const) {
      const [api] = unified(version).apis;
      expect(api?.name).toBe("Metadata");
      expect(api?.methods[0]?.name).toBe("metadata_at_version");
      expect(api?.methods[0]?.inputs.map(({ name }) => name)).toEqual(["version"]);
    }
    expect(unified(16).apis[0]).toMatchObject({ version: 2 });
  });

  it("are the same bytes each time", () => {
    for (const version of METADATA_VERSIONS) {
      expect(toHex(encodeMetadata(sample, version))).toBe(toHex(encodeMetadata(sample, version)));
    }
  });
});

describe.each(METADATA_VERSIONS)("metadata V%i read by polkadot-js", (version) => {
  const registry = new TypeRegistry();
  const metadata = new Metadata(registry, toHex(encodeMetadata(sample, version)));
  const quiet = undefined;
  // The sample's extension without a meaning would be reported as unknown.
  registry.setMetadata(metadata, quiet, { Unit: { extrinsic: {}, payload: {} } });

  it("decodes calls within calls that our codecs wrote", () => {
    const transfer = {
      type: "Balances",
      value: {
        type: "transfer_keep_alive",
        value: { dest: { type: "Id", value: new Uint8Array(32).fill(7) }, value: 1_000_000_000n },
      },
    };
    const batch = { type: "Utility", value: { type: "batch", value: { calls: [transfer, transfer] } } };
    const call = registry.createType("Call", RuntimeCall.encode(batch));
    expect(call.toHuman()).toMatchObject({ section: "utility", method: "batch" });
    expect(call.toHex()).toBe(toHex(RuntimeCall.encode(batch)));
  });

  it("knows the names and structures of types", () => {
    expect(registry.lookup.getTypeDef(0).type).toBe("AccountId32");
    const names = metadata.asLatest.pallets.map(({ name }) => name.toString());
    expect(names).toEqual(["System", "Balances", "Utility"]);
    const account = registry.createType("AccountId32", AccountId.encode(fromHex("01".repeat(32))));
    expect(account.toHex()).toBe(`0x${"01".repeat(32)}`);
  });
});
