import { concat, fromHex, toHex, u16, u32, u64 } from "@opentao/codec";
import { ApplyExtrinsicResult, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSpec, Node } from "../../src/index.ts";
import { signedCall, signedTransfer } from "../support/signed.ts";
import { realRuntime } from "../workers/node.ts";
import { Client } from "./client.ts";

/** Answer of the method. */
interface Answer {
  readonly block: { readonly hash: string; readonly number: number };
  readonly outcomes: readonly string[];
  readonly events: string;
  readonly before: readonly (string | null)[];
  readonly after: readonly (string | null)[];
}

const runtime = createRuntime();
const [alice, bob, dave] = ["//Alice", "//Bob", "//Dave"].map((uri) => keypairFromSuri(uri)) as [
  Keypair,
  Keypair,
  Keypair,
];
const aliceHotkey = keypairFromSuri("//Alice_hk");
const EVENTS = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";
/** Place of the signature in an extrinsic: behind version, kind and bytes of the address, and its scheme. */
const SIGNATURE = { start: 35, end: 99 };
/** `Timestamp.Now`. */
const key = fromHex("0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb");
const SLOT_MS = 250n;
const timeOf = (value: Uint8Array | undefined): bigint => u64.decode(value ?? new Uint8Array());
const TAO = 1_000_000_000n;

let node: Node;
let client: Client;

beforeAll(async () => {
  node = await Node.start({
    ...{ spec: loadSpec("dev", runtime), runtime, sealing: { kind: "manual" }, authorKey: "//One" },
    rpc: { host: "127.0.0.1", port: 0, unsafe: "never" },
    workers: { runtime: realRuntime, count: 1 },
  });
  client = await Client.connect(`ws://127.0.0.1:${node.rpcAddress?.port}`);
});

afterAll(async () => {
  await client?.close();
  await node?.stop();
});

const encoded = (bytes: Uint8Array) => toHex(OpaqueExtrinsic.encode(bytes));

/** The same extrinsic with a signature that nobody made. */
function placeholder(extrinsic: Uint8Array): string {
  return encoded(extrinsic.slice().fill(1, SIGNATURE.start, SIGNATURE.end));
}

const pay = (from: Keypair, nonce: number, amount: bigint) =>
  signedTransfer(node.chain, from, nonce, bob.publicKey, amount);

/** `SubtensorModule.burned_register` is call 7 of pallet 7. */
const register = (nonce: number) =>
  signedCall(node.chain, alice, nonce, concat(Uint8Array.of(7, 7), u16.encode(1), aliceHotkey.publicKey));

/** `SubtensorModule.add_stake` is call 2 of pallet 7. */
const stake = (from: Keypair, nonce: number, hotkey: Uint8Array, amount: bigint) =>
  signedCall(node.chain, from, nonce, concat(Uint8Array.of(7, 2), hotkey, u16.encode(1), u64.encode(amount)));

const nonceOf = async (who: Keypair) => (await client.result("system_accountNextIndex", who.address)) as number;

const READS = [
  ["StakeInfoRuntimeApi_get_stake_info_for_coldkey", toHex(alice.publicKey)],
  ["SwapRuntimeApi_current_alpha_price", toHex(u16.encode(1))],
  ["AccountNonceApi_account_nonce", toHex(alice.publicKey)],
] as const;

async function simulate(extrinsics: readonly string[], reads: readonly unknown[] = [], at?: string): Promise<Answer> {
  return (await client.result("opentao_simulate", { extrinsics, reads }, at)) as Answer;
}

/** Answers to the same reads after a block. */
async function readAfter(hash: string, accounts: readonly string[]): Promise<unknown[]> {
  const calls = READS.map(([method, input]) => client.result("state_call", method, input, hash));
  return Promise.all([...calls, ...accounts.map((key) => client.result("state_getStorage", key, hash))]);
}

async function accountKeys(): Promise<string[]> {
  const prefix = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9";
  const keys = (await client.result("state_getKeysPaged", prefix, 100)) as string[];
  return keys.filter((key) => [alice, bob, dave].some(({ publicKey }) => key.endsWith(toHex(publicKey).slice(2))));
}

/** Previews extrinsics, has the same ones stand alone in the next block, and compares. */
async function expectExact(extrinsics: readonly Uint8Array[]): Promise<Answer> {
  const accounts = await accountKeys();
  expect(accounts).toHaveLength(3);
  const reads = [...READS, ...accounts.map((key) => ["state_getStorage", key])];
  const preview = await simulate(extrinsics.map(placeholder), reads);
  expect(preview.block).toEqual(node.chain.best());
  for (const extrinsic of extrinsics) await client.result("author_submitExtrinsic", encoded(extrinsic));
  const { hash } = await node.seal();
  expect(node.chain.body(hash)?.slice(-extrinsics.length)).toEqual(extrinsics);
  expect(preview.events).toBe(await client.result("state_getStorage", EVENTS, hash));
  expect(preview.after).toEqual(await readAfter(hash, accounts));
  return preview;
}

const outcomesOf = ({ outcomes }: Answer) => outcomes.map((outcome) => ApplyExtrinsicResult.decode(fromHex(outcome)));
const WENT_WELL = { type: "Ok", value: { type: "Ok" } };

describe("opentao_simulate", () => {
  it("tells what a transfer does, on genesis and where blocks are dated ahead of the clock", async () => {
    for (let i = 0; i < 3; i += 1) {
      const preview = await expectExact([pay(alice, i, 5n * TAO)]);
      expect(outcomesOf(preview)).toMatchObject([WENT_WELL]);
      expect(preview.before[2]).toBe(toHex(u32.encode(i)));
      expect(preview.after[2]).toBe(toHex(u32.encode(i + 1)));
    }
  });

  it("tells what a registration does", async () => {
    const preview = await expectExact([register(await nonceOf(alice))]);
    expect(outcomesOf(preview)).toMatchObject([WENT_WELL]);
  });

  it("tells what a stake does to position, price and balance", async () => {
    const preview = await expectExact([stake(alice, await nonceOf(alice), aliceHotkey.publicKey, 10n * TAO)]);
    expect(outcomesOf(preview)).toMatchObject([WENT_WELL]);
    expect(preview.after[0]).not.toBe(preview.before[0]);
    expect(preview.after[1]).not.toBe(preview.before[1]);
  });

  it("tells what a call that fails costs", async () => {
    const preview = await expectExact([stake(dave, await nonceOf(dave), new Uint8Array(32).fill(9), 10n * TAO)]);
    expect(outcomesOf(preview)).toMatchObject([{ type: "Ok", value: { type: "Err", value: { type: "Module" } } }]);
  });

  it("tells what several do, one after the other", async () => {
    const nonce = await nonceOf(alice);
    const preview = await expectExact([
      pay(alice, nonce, TAO),
      stake(alice, nonce + 1, aliceHotkey.publicKey, 3n * TAO),
    ]);
    expect(outcomesOf(preview)).toMatchObject([WENT_WELL, WENT_WELL]);
  });

  it("tells why a block would not take one, which then changes nothing", async () => {
    const nonce = await nonceOf(alice);
    const preview = await simulate([pay(alice, nonce + 1, TAO), pay(alice, nonce + 7, TAO)].map(placeholder), READS);
    for (const outcome of outcomesOf(preview))
      expect(outcome).toMatchObject({ type: "Err", value: { type: "Invalid", value: { type: "Future" } } });
    const [stale] = outcomesOf(await simulate([placeholder(pay(alice, 0, TAO))]));
    expect(stale).toMatchObject({ type: "Err", value: { type: "Invalid", value: { type: "Stale" } } });
    const [poor] = outcomesOf(await simulate([placeholder(pay(keypairFromSuri("//Nobody"), 0, TAO))]));
    expect(poor).toMatchObject({ type: "Err", value: { type: "Invalid", value: { type: "Payment" } } });
    expect(preview.after).toEqual(preview.before);
  });

  it("stands on any block whose state is kept", async () => {
    const { genesisHash } = node.chain;
    const preview = await simulate([placeholder(pay(alice, 0, TAO))], READS, genesisHash);
    expect(preview.block).toEqual({ hash: genesisHash, number: 0 });
    expect(outcomesOf(preview)).toMatchObject([WENT_WELL]);
  });

  it("takes no signature for right anywhere else", async () => {
    const forged = placeholder(pay(alice, await nonceOf(alice), TAO));
    for (let i = 0; i < 3; i += 1) expect(outcomesOf(await simulate([forged]))).toMatchObject([WENT_WELL]);
    const { error } = await client.call("author_submitExtrinsic", forged);
    expect(error).toMatchObject({ code: 1010, data: "Transaction has a bad signature" });
    // In the thread that makes blocks too, and where the same thread answers.
    const opaque = fromHex(forged);
    node.chain.simulate(node.chain.best().hash, {
      extrinsics: [{ opaque, bytes: OpaqueExtrinsic.decode(opaque) }],
      reads: [],
      now: Date.now(),
    });
    const answer = node.chain.call(node.chain.best().hash, "BlockBuilder_apply_extrinsic", opaque);
    expect(ApplyExtrinsicResult.decode(answer)).toMatchObject({ value: { value: { type: "BadProof" } } });
  });

  it("costs a stranger's node no more than one call may", async () => {
    const metadata = Array.from({ length: 32 }, () => ["Metadata_metadata", "0x"]);
    const { error } = await client.call("opentao_simulate", { extrinsics: [], reads: metadata });
    expect(error).toMatchObject({ code: 4003, message: expect.stringContaining("answer more than 4194304 bytes") });
    const good = placeholder(pay(alice, await nonceOf(alice), TAO));
    const refused = [
      [-32_602, { extrinsics: Array(17).fill(good) }],
      [-32_602, { extrinsics: [good], reads: Array(33).fill(["Core_version", "0x"]) }],
      [-32_602, { extrinsics: [good], reads: [["Core_version"]] }],
      [-32_602, { extrinsics: [good], reads: [["Core_version", "0x", "0x"]] }],
      [-32_602, { extrinsics: [good], reads: [["state_getStorage", `0x${"00".repeat(1025)}`]] }],
      [-32_602, { extrinsics: good }],
      [-32_602, { reads: [] }],
      [-32_602, [good]],
      [1001, { extrinsics: ["0x08ff"] }],
      [-32_601, { extrinsics: [good], reads: [["BlockBuilder_finalize_block", "0x"]] }],
      [4003, { extrinsics: [good], reads: [["Nothing_at_all", "0x"]] }],
    ] as const;
    for (const [code, request] of refused)
      expect((await client.call("opentao_simulate", request)).error, JSON.stringify(request)).toMatchObject({ code });
    const unknown = await client.call("opentao_simulate", { extrinsics: [good] }, `0x${"12".repeat(32)}`);
    expect(unknown.error).toMatchObject({ code: 4003, message: expect.stringContaining("unknown Block") });
  });

  it("answers garbage with an outcome or an error of the runtime", async () => {
    const good = pay(alice, await nonceOf(alice), TAO);
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    const check = async (garbage: Uint8Array) => {
      const { result, error } = await client.call("opentao_simulate", { extrinsics: [encoded(garbage)] });
      if (error === undefined) expect(outcomesOf(result as Answer)).toHaveLength(1);
      else expect(error.code).toBe(4003);
    };
    await fc.assert(
      fc.asyncProperty(damage, (changes) => {
        const bytes = good.slice();
        for (const [place, value] of changes) bytes[place] = value;
        return check(bytes);
      }),
      { numRuns: 100, seed: 7 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), check), { numRuns: 50, seed: 7 });
  });

  it("dates the block by the clock, or a slot after its parent where that is ahead", () => {
    const { hash } = node.chain.best();
    const parent = timeOf(node.chain.state(hash).get(key));
    const timeAt = (now: number) =>
      timeOf(node.chain.simulate(hash, { extrinsics: [], reads: [{ key }], now }).after[0]);
    expect(timeAt(0)).toBe(parent + SLOT_MS);
    const later = Number(parent) + 3_600_123;
    expect(timeAt(later)).toBe((BigInt(later) / SLOT_MS) * SLOT_MS);
  });

  it("stores nothing", async () => {
    const accounts = await accountKeys();
    const { hash } = node.chain.best();
    const before = await readAfter(hash, accounts);
    await simulate([placeholder(pay(alice, await nonceOf(alice), TAO))]);
    expect(node.chain.best().hash).toBe(hash);
    expect(await readAfter(hash, accounts)).toEqual(before);
    expect(await client.result("author_pendingExtrinsics")).toEqual([]);
  });
});
