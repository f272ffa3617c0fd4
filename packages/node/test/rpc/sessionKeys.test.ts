import { bytesEqual, toHex } from "@opentao/codec";
import { CryptoError, keypairFromSuri } from "@opentao/crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { KeyService, KeyType, SessionKeys } from "../../src/keystore/service.ts";
import { Client } from "./client.ts";
import { startLedger } from "./ledgerServer.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const key = keypairFromSuri("//Alice").publicKey;

/** Keys that are numbers. */
class ScriptedKeys implements KeyService {
  readonly kept: { type: KeyType; publicKey: Uint8Array }[] = [];
  #next = 1;

  insert(type: KeyType, secret: string, publicKey: Uint8Array): void {
    if (secret === "nonsense") throw new CryptoError("INVALID_SURI", `${secret} is no secret`, "Give another.");
    this.kept.push({ type, publicKey });
  }

  has(type: KeyType, publicKey: Uint8Array): boolean {
    return this.kept.some((entry) => entry.type === type && bytesEqual(entry.publicKey, publicKey));
  }

  rotate(): SessionKeys {
    const [aura, gran] = [new Uint8Array(32).fill(this.#next), new Uint8Array(32).fill(this.#next + 1)];
    this.#next += 2;
    this.kept.push({ type: "aura", publicKey: aura }, { type: "gran", publicKey: gran });
    return { keys: Buffer.concat([aura, gran]) };
  }

  prove(keys: Uint8Array, owner: Uint8Array): Uint8Array {
    return Buffer.concat([keys, owner]);
  }
}

let keys: ScriptedKeys;
let ledger: Awaited<ReturnType<typeof startLedger>>;
let client: Client;

beforeEach(async () => {
  keys = new ScriptedKeys();
  ledger = await startLedger({ services: { keys } });
  client = await Client.connect(ledger.url);
});

afterEach(async () => {
  await client.close();
  await ledger.stop();
  expect(ledger.complaints).toEqual([]);
});

const errorOf = async (method: string, ...params: unknown[]) =>
  (await client.call(`author_${method}`, ...params)).error;

it("keeps a secret under its type and public key", async () => {
  const publicKey = toHex(key);
  expect(await client.result("author_hasKey", publicKey, "aura")).toBe(false);
  expect(await client.result("author_insertKey", "aura", "//Alice", publicKey)).toBeNull();
  expect(await client.result("author_hasKey", publicKey, "aura")).toBe(true);
  expect(await client.result("author_hasKey", publicKey, "gran")).toBe(false);
  expect((await errorOf("insertKey", "babe", "//Alice", publicKey))?.code).toBe(-32_602);
  expect((await errorOf("insertKey", "aura", "//Alice", "0x12"))?.code).toBe(-32_602);
});

it("does not repeat a secret that it cannot use", async () => {
  const error = await errorOf("insertKey", "aura", "nonsense", toHex(key));
  expect(error?.code).toBe(-32_602);
  expect(JSON.stringify(error)).not.toContain("nonsense");
});

it("makes new session keys, with a proof for their owner when one is named", async () => {
  const rotated = (await client.result("author_rotateKeys")) as string;
  expect(rotated).toBe(`0x${"01".repeat(32)}${"02".repeat(32)}`);
  expect(await client.result("author_hasSessionKeys", rotated)).toBe(true);
  expect(await client.result("author_hasSessionKeys", `0x${"01".repeat(64)}`)).toBe(false);
  const next = `0x${"03".repeat(32)}${"04".repeat(32)}`;
  const owner = toHex(key).slice(2);
  expect(await client.result("author_rotateKeysWithOwner", ALICE)).toEqual({ keys: next, proof: `${next}${owner}` });
  expect(await client.result("author_rotateKeysWithOwner", toHex(key))).toMatchObject({ proof: expect.any(String) });
  expect((await errorOf("rotateKeysWithOwner", "nobody"))?.code).toBe(-32_602);
  expect(keys.kept).toHaveLength(6);
  expect(await errorOf("hasSessionKeys", "0x0102")).toMatchObject({
    code: 1040,
    message: "Session keys are not encoded correctly",
  });
});

it("is for programs on this machine, and needs a place for keys", async () => {
  const calls: [string, ...unknown[]][] = [
    ["insertKey", "aura", "//Alice", toHex(key)],
    ["rotateKeys"],
    ["rotateKeysWithOwner", ALICE],
    ["hasKey", toHex(key), "aura"],
    ["hasSessionKeys", `0x${"01".repeat(64)}`],
  ];
  const forwarded = await Client.connect(ledger.url, { headers: { "X-Forwarded-For": "203.0.113.7" } });
  for (const [method, ...params] of calls) {
    expect((await forwarded.call(`author_${method}`, ...params)).error).toMatchObject({ code: -32_601 });
  }
  await forwarded.close();
  expect(keys.kept).toEqual([]);
  const without = await startLedger();
  const stranger = await Client.connect(without.url);
  for (const [method, ...params] of calls) {
    const { error } = await stranger.call(`author_${method}`, ...params);
    expect(error).toMatchObject({ code: 1040, message: "The key store is unavailable" });
  }
  await stranger.close();
  await without.stop();
});
