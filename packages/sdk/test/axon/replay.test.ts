import { keypairFromSuri } from "@opentao/crypto";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../src/axon/limits.ts";
import { NonceBook } from "../../src/axon/nonces.ts";
import { RateLimit } from "../../src/axon/rateLimit.ts";
import { BatchChecker } from "../../src/axon/signatures/batches.ts";
import { Trials } from "../../src/axon/trials.ts";
import { verifyRequest } from "../../src/axon/verify.ts";
import { Axon, Dendrite, PING } from "../../src/index.ts";
import { type PingParts, ping, pingHeaders } from "./asking.ts";

const miner = keypairFromSuri("//Miner");
const validator = keypairFromSuri("//Validator");
const NS_PER_MS = 1_000_000n;

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(clock: () => number) {
  const axon = new Axon({ hotkey: miner.address, port: 0, clock });
  const address = await axon.start();
  closers.push(() => axon.stop());
  return { axon, ...address, url: `http://127.0.0.1:${address.port}` };
}

describe("a request is answered once", () => {
  it("also when the axon has started anew since", async () => {
    const at = Date.now();
    const request = { from: validator, to: miner.address, nonce: BigInt(at) * NS_PER_MS };
    const first = await serve(() => at);
    expect(await ping(first.url, request)).toEqual([200, undefined]);
    expect((await ping(first.url, request))[0]).toBe(401);
    await first.axon.stop();
    const second = await serve(() => at + 1);
    expect(await ping(second.url, request)).toEqual([
      401,
      "Not Verified with error: Nonce is too old, this axon has started since",
    ]);
    expect((await ping(second.url, { ...request, timeout: 120 }))[0]).toBe(401);
    expect((await ping(second.url, { ...request, nonce: BigInt(at + 1) * NS_PER_MS }))[0]).toBe(200);
  });

  it("also when the caller's clock is ahead: nothing is answered before its time, so that a start refuses it later", async () => {
    const context = {
      axonHotkey: miner.address,
      nonces: new NonceBook(10, 10),
      signatures: new BatchChecker(10),
      trials: new Trials(DEFAULT_LIMITS),
      rates: new RateLimit(100, 10),
      compat: false,
      maxTimeoutMs: 120_000,
    };
    const now = 1_700_000_000_000;
    const early = async (parts: Omit<PingParts, "from" | "to">): Promise<number> => {
      const headers = pingHeaders({ from: validator, to: miner.address, ...parts });
      const head = {
        name: "Synapse",
        dendrite: {
          nonce: parts.nonce,
          hotkey: validator.address,
          uuid: "1",
          signature: headers.bt_header_dendrite_signature,
        },
        timeoutMs: 12_000,
        bodyHash: headers.computed_body_hash ?? "",
        remoteAddress: "203.0.113.7",
      };
      return (await verifyRequest(head, context, now, 0)).earlyMs;
    };
    expect(await early({ nonce: BigInt(now) * NS_PER_MS })).toBe(0);
    expect(await early({ nonce: BigInt(now) * NS_PER_MS + 1n })).toBe(1);
    expect(await early({ nonce: BigInt(now + 3000) * NS_PER_MS })).toBe(3000);
    await expect(early({ nonce: BigInt(now + 4001) * NS_PER_MS })).rejects.toThrow("Nonce is in the future");
  });

  it("and each of many that are sent at once is answered", async () => {
    const { port } = await serve(Date.now);
    const dendrite = new Dendrite(validator);
    closers.push(() => dendrite.close());
    const targets = Array.from({ length: 20 }, () => ({ host: "127.0.0.1", port, hotkey: miner.address }));
    for (let round = 0; round < 3; round += 1) {
      const responses = await dendrite.queryAll(targets, PING, {});
      expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(200));
    }
  });
});

describe("a book of nonces", () => {
  const nonce = fc.bigInt({ min: 1n, max: 1000n });

  it("takes each once, in any order, of each program of a key", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nonce, fc.constantFrom("a", "b"))), (uses) => {
        const book = new NonceBook(1, 5000);
        const seen = new Set<string>();
        for (const [value, uuid] of uses) {
          expect(book.isUsed("key", uuid, value)).toBe(seen.has(`${value}${uuid}`));
          book.record("key", uuid, value, 0n);
          seen.add(`${value}${uuid}`);
        }
      }),
    );
  });

  it("never takes one twice, however few it remembers and whatever is asked", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nonce, fc.uuid()), { maxLength: 300 }), fc.nat(1000), (uses, oldest) => {
        const book = new NonceBook(1, 8);
        const taken = new Set<string>();
        for (const [value, uuid] of uses) {
          if (value < BigInt(oldest) || book.isUsed("key", uuid, value)) continue;
          expect(book.record("key", uuid, value, BigInt(oldest))).toBe(true);
          expect(taken.has(`${value}${uuid}`)).toBe(false);
          taken.add(`${value}${uuid}`);
        }
        for (const used of uses.filter(([value, uuid]) => taken.has(`${value}${uuid}`))) {
          expect(book.isUsed("key", used[1], used[0])).toBe(true);
        }
      }),
    );
  });

  it("has room for others whatever one key does, and forgets keys whose nonces are too old", () => {
    const book = new NonceBook(2, 4);
    for (let i = 1; i <= 1000; i += 1) book.record("flooding", `uuid ${i}`, BigInt(i), 0n);
    expect(book.record("honest", "a", 5n, 0n)).toBe(true);
    expect(book.isUsed("honest", "a", 6n)).toBe(false);
    expect(book.record("third", "a", 7n, 0n)).toBe(false);
    expect(book.record("third", "a", 3_000_000_000n, 2_000_000_000n)).toBe(true);
  });
});
