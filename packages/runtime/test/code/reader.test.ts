import { bytesEqual, concat, u32 } from "@opentao/codec";
import { OpaqueExtrinsic, RuntimeVersion, TransactionValidity } from "@opentao/codec/primitives";
import { blake2b64, blake2b256, keypairFromSuri } from "@opentao/crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { READER_APIS } from "../../src/code/reader/facts.ts";
import { itemPrefix, State } from "../../src/framework/index.ts";
import { ChainParameters, PARAMETERS_KEY } from "../../src/index.ts";
import { Account } from "../../src/pallets/system/storage.ts";
import { TestChain } from "../executive/chain.ts";
import { ReaderHost } from "./readerHost.ts";
import { code, genesisOf, runtime } from "./world.ts";

const host = new ReaderHost(code);
const NOTHING = new Uint8Array();
const alice = keypairFromSuri("//Alice");

/** Methods that answer as the runtime does, with inputs. */
const asked: readonly (readonly [method: string, input: Uint8Array])[] = [
  ["AuraApi_slot_duration", NOTHING],
  ["AuraApi_authorities", NOTHING],
  ["GrandpaApi_grandpa_authorities", NOTHING],
  ["GrandpaApi_current_set_id", NOTHING],
  ["Metadata_metadata", NOTHING],
  ["Metadata_metadata_versions", NOTHING],
  ...[0, 13, 14, 15, 16, 17, 0xffff_ffff].map(
    (version) => ["Metadata_metadata_at_version", u32.encode(version)] as const,
  ),
  ["AccountNonceApi_account_nonce", alice.publicKey],
  ["AccountNonceApi_account_nonce", new Uint8Array(32).fill(7)],
];

/** Compares without printing megabytes when it fails. */
function expectSame(method: string, input: Uint8Array, state: TestChain["state"]): void {
  const [mine, its] = [host.call(method, input, state), runtime.call(method, input, state)];
  expect({ method, input, length: mine.length, same: bytesEqual(mine, its) }).toEqual({
    ...{ method, input, length: its.length, same: true },
  });
}

describe("the reader", () => {
  it("wants no more of its host than light clients have, and exports what they want", () => {
    expect(host.imports.sort()).toEqual([
      "env.ext_hashing_blake2_128_version_1",
      "env.ext_hashing_blake2_256_version_1",
      "env.ext_storage_get_version_1",
    ]);
    const others = ["Core_version", "TaggedTransactionQueue_validate_transaction"];
    expect(host.methods).toEqual([...new Set([...others, ...asked.map(([method]) => method)])].sort());
    expect(host.methods.filter((method) => !runtime.methods.includes(method))).toEqual([]);
  });

  it("is small", () => {
    expect(code.length).toBeLessThan(1024 * 1024);
  });

  it("is of the runtime's version, with the APIs that it has", () => {
    const state = genesisOf("local");
    const its = RuntimeVersion.decode(runtime.call("Core_version", NOTHING, state));
    const ids = READER_APIS.map((name) => blake2b64(new TextEncoder().encode(name)));
    const apis = its.apis.filter(([id]) => ids.some((one) => bytesEqual(one, id)));
    expect(apis).toHaveLength(ids.length);
    expect(RuntimeVersion.decode(host.call("Core_version", NOTHING, state))).toEqual({ ...its, apis });
    expect([...new Set(host.methods.map((method) => method.split("_")[0]))].sort()).toEqual([...READER_APIS].sort());
  });

  it.each(["local", "mainnet"])("answers as the runtime does on a chain of the preset %s", (preset) => {
    const state = genesisOf(preset);
    for (const [method, input] of asked) expectSame(method, input, state);
  });

  it("answers as the runtime does after blocks", () => {
    const chain = TestChain.local();
    chain.build([chain.sign(alice, { type: "System", value: { type: "remark", value: { remark: NOTHING } } })]);
    expect(chain.nonce(alice.publicKey)).toBe(1);
    const state = new State(chain.state);
    const stranger = keypairFromSuri("//Stranger").publicKey;
    Account.set(state, stranger, { ...Account.get(state, stranger), nonce: 0x0102_0304 });
    for (const [method, input] of [...asked, ["AccountNonceApi_account_nonce", stranger] as const])
      expectSame(method, input, chain.state);
  });

  it("answers as the runtime does where nothing was ever written", () => {
    const state = genesisOf("local");
    for (const [pallet, item] of [
      ["Aura", "Authorities"],
      ["Grandpa", "Authorities"],
      ["Grandpa", "CurrentSetId"],
    ] as const)
      state.clear(itemPrefix(pallet, item));
    for (const [method, input] of asked) expectSame(method, input, state);
  });

  it("shows the parameters of any chain in its metadata", () => {
    const u16 = fc.nat(0xffff);
    const u64 = fc.bigInt(0n, (1n << 64n) - 1n);
    const params = fc.record({
      ...{ slotDuration: u64, weightsRateLimit: u64, networkRateLimit: u64, powDifficulty: u64 },
      ...{ initialTempo: u16, immunityPeriod: u16 },
      ...{ fast: fc.boolean(), fairLaunch: fc.boolean(), commitReveal: fc.boolean() },
    });
    const state = genesisOf("local");
    fc.assert(
      fc.property(params, fc.constantFrom(14, 15, 16), (value, version) => {
        state.set(PARAMETERS_KEY, ChainParameters.encode(value));
        expectSame("AuraApi_slot_duration", NOTHING, state);
        expectSame("Metadata_metadata_at_version", u32.encode(version), state);
      }),
      { numRuns: 30 },
    );
  });

  it("passes on any transaction under its hash, for full nodes to validate", () => {
    const state = genesisOf("local");
    for (const length of [1, 70, 20_000]) {
      const extrinsic = OpaqueExtrinsic.encode(new Uint8Array(length).fill(3));
      const input = concat(Uint8Array.of(2), extrinsic, new Uint8Array(32));
      const validity = host.call("TaggedTransactionQueue_validate_transaction", input, state);
      expect(TransactionValidity.decode(validity)).toEqual({
        type: "Ok",
        value: { priority: 0n, requires: [], provides: [blake2b256(extrinsic)], longevity: 64n, propagate: true },
      });
    }
  });

  it("fails on inputs and states that the runtime fails on", () => {
    const state = genesisOf("local");
    const bad: [string, Uint8Array][] = [
      ["Core_version", Uint8Array.of(0)],
      ["Metadata_metadata", Uint8Array.of(0)],
      ["Metadata_metadata_at_version", Uint8Array.of(14)],
      ["AccountNonceApi_account_nonce", new Uint8Array(31)],
      ["AccountNonceApi_account_nonce", new Uint8Array(33)],
      ["TaggedTransactionQueue_validate_transaction", new Uint8Array(33)],
    ];
    for (const [method, input] of bad) {
      expect(() => runtime.call(method, input, state)).toThrow();
      expect(() => host.call(method, input, state)).toThrow(WebAssembly.RuntimeError);
    }
    state.clear(PARAMETERS_KEY);
    for (const method of ["AuraApi_slot_duration", "Metadata_metadata"]) {
      expect(() => runtime.call(method, NOTHING, state)).toThrow();
      expect(() => host.call(method, NOTHING, state)).toThrow(WebAssembly.RuntimeError);
    }
  });
});
