import { bytes, option, toHex } from "@opentao/codec";
import { keypairFromSuri } from "@opentao/crypto";
import { getLookupFn } from "@polkadot-api/metadata-builders";
import { decAnyMetadata, unifyMetadata } from "@polkadot-api/substrate-bindings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WebSocket } from "ws";
import { opaqueMetadata } from "../../src/chain/runtime/runtimeTypes.ts";
import { checksumOf } from "../../src/descriptors/checksum.ts";
import { entriesOf } from "../../src/descriptors/entries.ts";
import { CHECKSUMS } from "../../src/descriptors/generated/checksums.ts";
import { TypeHasher } from "../../src/descriptors/typeHasher.ts";
import { Chain, transfer, tx } from "../../src/index.ts";
import { answer, FakeNode, notify } from "../chain/fakeNode.ts";
import { startNetwork, type TestNetwork } from "../e2e/network.ts";
import { changed, fieldsOf, itemOf, named, type V15 } from "./metadata.ts";

const TAO = 1_000_000_000n;
const METADATA = "Metadata_metadata_at_version";
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");

let network: TestNetwork;
/** The same chain by a node whose metadata says something else. */
let other: Chain;
let node: FakeNode;
/** Listeners of new versions of the runtime. */
const watching: WebSocket[] = [];

async function ownMetadata(): Promise<Uint8Array> {
  const hex = await network.chain.request("state_call", [METADATA, "0x0f000000"]);
  return opaqueMetadata(String(hex));
}

/** Changes that another runtime may have made. */
function change(value: V15): void {
  const { pallets, apis, lookup } = value;
  const bool = lookup.find(({ def }) => def.tag === "primitive" && def.value.tag === "bool")?.id ?? -1;
  const uids = itemOf(value, "SubtensorModule", "Uids").type;
  if (uids.tag === "map") uids.value.value = bool;
  itemOf(value, "SubtensorModule", "Burn").modifier = 0;
  named(fieldsOf(value, "Balances", "events", "Transfer"), "amount").name = "value";
  named(fieldsOf(value, "SubtensorModule", "calls", "add_stake"), "amount_staked").name = "amount";
  fieldsOf(value, "SubtensorModule", "calls", "remove_stake").reverse();
  named(named(named(apis, "SwapRuntimeApi").methods, "current_alpha_price").inputs, "netuid").name = "subnet";
  named(named(pallets, "System").constants, "SS58Prefix").type = bool;
}

/** A node with the network's chain, whose metadata says something else at some blocks (those of runtime 424). */
function nodeWith(opaque: string, isOther: (block: unknown) => boolean): Promise<FakeNode> {
  return FakeNode.start((socket, asked) => {
    const { id, method, params } = asked;
    if (method === "state_call" && params[0] === METADATA && isOther(params[2])) return answer(socket, asked, opaque);
    if (method === "state_subscribeRuntimeVersion") {
      answer(socket, asked, "versions");
      return watching.push(socket);
    }
    network.chain.request(method, params).then(
      (result) => {
        const isVersion = method === "state_getRuntimeVersion" && isOther(params[0]);
        answer(socket, asked, isVersion ? { specVersion: 424, transactionVersion: 1 } : result);
      },
      ({ message }: Error) => socket.send(JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32_000, message } })),
    );
  });
}

/** The network's metadata, changed, as a node gives it. */
async function changedMetadata(): Promise<string> {
  return toHex(option(bytes()).encode(changed(await ownMetadata(), change)));
}

beforeAll(async () => {
  network = await startNetwork({ preset: "local" });
  node = await nodeWith(await changedMetadata(), () => true);
  other = await Chain.connect(node.url);
});

afterAll(async () => {
  other.close();
  await node.stop();
  await network.stop();
});

it("the descriptors are those of the runtime", async () => {
  const lookup = getLookupFn(unifyMetadata(decAnyMetadata(await ownMetadata())));
  const hasher = new TypeHasher(lookup);
  const checksums = new Map<string, string[]>();
  for (const entry of entriesOf(lookup)) {
    const group = `${entry.kind} ${entry.owner}`;
    checksums.set(group, [...(checksums.get(group) ?? []), checksumOf(entry, hasher)]);
  }
  // When this fails: npm run descriptors.
  expect(Object.fromEntries([...checksums].map(([group, list]) => [group, list.join(" ")]))).toEqual(CHECKSUMS);
});

describe("by the descriptors", () => {
  it("storage, runtime APIs and constants are read, at any block", async () => {
    const { chain } = network;
    await transfer(chain, alice, { to: bob.address, amount: TAO });
    expect((await chain.query.System.Account(bob.address)).data.free).toBeGreaterThan(TAO);
    const { free } = (await chain.at(chain.genesisHash).query.System.Account(bob.address)).data;
    expect((await chain.query.System.Account(bob.address)).data.free).toBe(free + TAO);
    expect(await chain.query.SubtensorModule.Uids(1, bob.address)).toBeUndefined();
    expect(await chain.query.SubtensorModule.NetworksAdded.entries()).toContainEqual({ keys: [1], value: true });
    expect(await chain.apis.SwapRuntimeApi.current_alpha_price({ netuid: 1 })).toBe(TAO);
    expect(await chain.constants.System.SS58Prefix()).toBe(42);
  });

  it("keys that have names are given, and listed, by them", async () => {
    const { Keys, AlphaV2 } = network.chain.query.SubtensorModule;
    const listed = await Keys.entries({ netuid: 1 });
    expect(listed.length).toBeGreaterThan(0);
    for (const { keys, value } of listed) {
      expect(keys).toEqual({ netuid: 1, uid: expect.any(Number) });
      expect(await Keys({ uid: keys.uid, netuid: keys.netuid })).toBe(value);
    }
    const none = await AlphaV2({ coldkey: alice.address, netuid: 1, hotkey: bob.address });
    expect(none).toEqual({ mantissa: 0n, exponent: 0n });
    await expect(Keys.entries({ uid: 0 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  it("values that a type cannot hold are refused, which codecs would cut", async () => {
    const { chain } = network;
    const { Uids } = chain.query.SubtensorModule;
    const { address } = bob;
    const said = (message: RegExp) => ({ code: "INVALID_ARGUMENT", message: expect.stringMatching(message) });
    for (const netuid of [65_537, -1, 1.5, Number.NaN])
      await expect(Uids(netuid, address)).rejects.toMatchObject(said(/is not a whole number of 0 to 65535/));
    const calls = [
      tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: address }, value: -1n }),
      tx.SubtensorModule.commit_weights({ netuid: 1, commit_hash: "0x00" }),
      tx.SubtensorModule.set_weights({ netuid: 1, dests: [0, 70_000], weights: [1, 1], version_key: 0n }),
    ];
    const reasons = [
      /value: -1 is not a bigint of 0/,
      /commit_hash: "0x00" is not 0x and 64/,
      /dests\[1\]: 70000 is not/,
    ];
    for (const [at, call] of calls.entries()) {
      const reason = reasons[at] ?? /never/;
      await expect(chain.submit(call, alice)).rejects.toMatchObject(said(reason));
      await expect(chain.submit(tx.Utility.batch({ calls: [call] }), alice)).rejects.toMatchObject(said(reason));
      await expect(chain.raw.submit(call, alice)).rejects.toMatchObject(said(reason));
    }
  });
});

describe("on a chain whose runtime differs", () => {
  const differs = (what: string) => ({ code: "INCOMPATIBLE_RUNTIME", message: expect.stringContaining(what) });

  it("what differs is refused where it is used, and named", async () => {
    const { query, apis, constants } = other;
    const { address } = alice;
    await expect(query.SubtensorModule.Uids(1, address)).rejects.toMatchObject(
      differs("the storage item SubtensorModule.Uids has another type in the chain's runtime (424"),
    );
    await expect(query.SubtensorModule.Uids.entries(1)).rejects.toMatchObject(differs("SubtensorModule.Uids"));
    await expect(query.SubtensorModule.Burn(1)).rejects.toMatchObject(differs("SubtensorModule.Burn"));
    await expect(apis.SwapRuntimeApi.current_alpha_price({ netuid: 1 })).rejects.toMatchObject(
      differs("the runtime API SwapRuntimeApi.current_alpha_price"),
    );
    await expect(constants.System.SS58Prefix()).rejects.toMatchObject(differs("the constant System.SS58Prefix"));
  });

  it("calls that differ are not signed, nor calls that hold them", async () => {
    const call = tx.SubtensorModule.add_stake({ hotkey: alice.address, netuid: 1, amount_staked: TAO });
    for (const submitted of [
      call,
      tx.Utility.batch({ calls: [call] }),
      tx.Utility.batch({ calls: [tx.Sudo.sudo({ call })] }),
    ])
      await expect(other.submit(submitted, alice)).rejects.toMatchObject(differs("the call SubtensorModule.add_stake"));
  });

  it("events that differ are refused when they are asked for, others are not", async () => {
    const { blockHash } = await transfer(network.chain, alice, { to: bob.address, amount: TAO });
    const events = await other.events(blockHash);
    const moved = events.filter((event) => event.name === "Transfer");
    expect(moved).toHaveLength(1);
    expect(() => moved[0]?.is("Balances", "Transfer")).toThrow(expect.objectContaining(differs("Balances.Transfer")));
    expect(events.some((event) => event.is("System", "ExtrinsicSuccess"))).toBe(true);
  });

  it("another order of arguments is no difference: they are written in the chain's", async () => {
    const call = tx.SubtensorModule.remove_stake({ hotkey: alice.address, netuid: 1, amount_unstaked: 5n });
    const types = await other.types();
    types.described.ensureCall(call);
    const [encoded, own] = [types.encodeCall(call), (await network.chain.types()).encodeCall(call)];
    expect(encoded).not.toEqual(own);
    expect([...encoded].sort()).toEqual([...own].sort());
  });

  it("all else works, also what holds any call", async () => {
    expect(await other.query.SubtensorModule.NetworksAdded(1)).toBe(true);
    expect(await other.constants.Balances.ExistentialDeposit()).toBe(500n);
    const types = await other.types();
    const remark = tx.System.remark({ remark: new Uint8Array() });
    expect(() => types.described.ensureCall(tx.Utility.batch({ calls: [remark] }))).not.toThrow();
  });

  it("what differs is read and written by the chain's own types without ours", async () => {
    expect(await other.raw.query("SubtensorModule", "Burn", [1])).toBeTypeOf("bigint");
    expect(await other.raw.call("SwapRuntimeApi", "current_alpha_price", [1])).toBe(TAO);
    expect(await other.raw.constant("System", "SS58Prefix")).toBeTypeOf("boolean");
    const value = { hotkey: alice.address, netuid: 1, amount: TAO };
    const types = await other.types();
    const encoded = types.encodeCall({ type: "SubtensorModule", value: { type: "add_stake", value } });
    const own = tx.SubtensorModule.add_stake({ hotkey: alice.address, netuid: 1, amount_staked: TAO });
    expect(encoded).toEqual((await network.chain.types()).encodeCall(own));
  });
});

describe("a chain whose runtime has changed", () => {
  it("is read, at each block, by the types that held after it", async () => {
    const genesis = network.chain.genesisHash;
    const upgraded = await nodeWith(await changedMetadata(), (block) => block === genesis);
    const chain = await Chain.connect(upgraded.url);
    try {
      const { hash } = await chain.head();
      expect(await chain.at(hash).query.SubtensorModule.Burn(1)).toBeGreaterThan(0n);
      const former = chain.at(genesis);
      await expect(former.query.SubtensorModule.Burn(1)).rejects.toMatchObject({
        code: "INCOMPATIBLE_RUNTIME",
        message: expect.stringContaining("(424)"),
      });
      expect(await former.query.SubtensorModule.NetworksAdded(1)).toBe(true);
      // That runtime had no default for it.
      expect(await chain.raw.query("SubtensorModule", "Burn", [1], { at: genesis })).toBeUndefined();
    } finally {
      chain.close();
      await upgraded.stop();
    }
  });

  it("is read by its new types once it has changed, though nobody follows its blocks", async () => {
    let isUpgraded = false;
    const upgrading = await nodeWith(await changedMetadata(), () => isUpgraded);
    watching.length = 0;
    const chain = await Chain.connect(upgrading.url);
    try {
      const before = await chain.types();
      await chain.query.SubtensorModule.Burn(1);
      isUpgraded = true;
      for (const socket of watching) notify(socket, "versions", { specVersion: 424, transactionVersion: 1 });
      // What comes after it on the same connection is answered later.
      await chain.request("system_chain", []);
      expect(await chain.types()).not.toBe(before);
      await expect(chain.query.SubtensorModule.Burn(1)).rejects.toMatchObject({ code: "INCOMPATIBLE_RUNTIME" });
    } finally {
      chain.close();
      await upgrading.stop();
    }
  });
});
