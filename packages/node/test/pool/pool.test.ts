import { FREE_CALLS_OF_KEY } from "@opentao/runtime/boundary";
import { describe, expect, it } from "vitest";
import {
  PoolError,
  type PoolLimits,
  TransactionPool,
  type TransactionStatus,
  transactionHash,
} from "../../src/pool/index.ts";
import { ScriptedChain, tag, transaction } from "./scriptedChain.ts";

function setUp(limits: Partial<PoolLimits> = {}) {
  const chain = new ScriptedChain();
  const time = { now: 1_000 };
  const pool = new TransactionPool({ chain, clock: { now: () => time.now }, limits });
  return { chain, time, pool };
}

function watch(pool: TransactionPool, bytes: Uint8Array) {
  const seen: TransactionStatus[] = [];
  const { hash } = pool.submitAndWatch(bytes, (status) => seen.push(status));
  return { hash, seen, types: () => seen.map((status) => status.type) };
}

function refusal(action: () => unknown): PoolError {
  try {
    action();
  } catch (error) {
    if (error instanceof PoolError) return error;
    throw error;
  }
  throw new TypeError("the pool took the transaction");
}

const hashes = (list: Iterable<{ hash: string }>) => [...list].map(({ hash }) => hash);

describe("the queues", () => {
  it("keep a transaction waiting until those before it are there, and then in order", () => {
    const { pool } = setUp();
    const [first, second, third] = [0, 1, 2].map((nonce) => transaction({ account: 1, nonce }));
    if (first === undefined || second === undefined || third === undefined) throw new TypeError("three were made");
    const waiting = watch(pool, third);
    expect(waiting.types()).toEqual(["future"]);
    pool.submit(first);
    expect(pool.provides(tag(1, 0))).toBe(true);
    expect(pool.provides(tag(1, 2))).toBe(false);
    pool.submit(second);
    expect(waiting.types()).toEqual(["future", "ready"]);
    expect(hashes(pool.ready())).toEqual([first, second, third].map(transactionHash));
    expect(pool.future()).toEqual([]);
  });

  it("come the most urgent first, but never before what it requires", () => {
    const { pool } = setUp();
    const cheap = transaction({ account: 1, nonce: 0, priority: 1 });
    const dear = transaction({ account: 1, nonce: 1, priority: 100 });
    const middle = transaction({ account: 2, nonce: 0, priority: 50 });
    const expiring = transaction({ account: 3, nonce: 0, priority: 50, lastBlock: 9 });
    for (const bytes of [cheap, dear, middle, expiring]) pool.submit(bytes);
    expect(hashes(pool.ready())).toEqual([expiring, middle, cheap, dear].map(transactionHash));
  });

  it("leave out what is removed while a block takes from them", () => {
    const { pool } = setUp();
    const bytes = [0, 1, 2].map((nonce) => transaction({ account: 1, nonce }));
    const other = transaction({ account: 2, nonce: 0, priority: 0 });
    for (const one of [...bytes, other]) pool.submit(one);
    const taken: string[] = [];
    for (const { hash } of pool.ready()) {
      taken.push(hash);
      if (taken.length === 1) pool.removeInvalid([hash]);
    }
    expect(taken).toEqual([transactionHash(bytes[0] ?? other), transactionHash(other)]);
    expect(pool.usage.ready.count).toBe(1);
  });

  it("replace a transaction by one of a higher priority alone", () => {
    const { pool } = setUp();
    const old = watch(pool, transaction({ account: 1, nonce: 0, priority: 5 }));
    const next = watch(pool, transaction({ account: 1, nonce: 1, priority: 5 }));
    expect(refusal(() => pool.submit(transaction({ account: 1, nonce: 0, priority: 5, padding: 1 }))).code).toBe(
      "PRIORITY_TOO_LOW",
    );
    const better = watch(pool, transaction({ account: 1, nonce: 0, priority: 6 }));
    expect(old.seen).toEqual([{ type: "ready" }, { type: "usurped", by: better.hash }]);
    expect(next.types()).toEqual(["ready"]);
    expect(hashes(pool.ready())).toEqual([better.hash, next.hash]);
  });

  it("replace waiting transactions by the same rule", () => {
    const { pool } = setUp();
    const old = watch(pool, transaction({ account: 1, nonce: 3, priority: 5 }));
    expect(refusal(() => pool.submit(transaction({ account: 1, nonce: 3, priority: 4 }))).code).toBe(
      "PRIORITY_TOO_LOW",
    );
    const better = watch(pool, transaction({ account: 1, nonce: 3, priority: 6 }));
    expect(old.seen.at(-1)).toEqual({ type: "usurped", by: better.hash });
    expect(pool.usage.future.count).toBe(1);
  });

  it("hold no more than their limits: the lowest priority leaves, then the latest", () => {
    const { pool } = setUp({ ready: { count: 2, bytes: 1_000_000 }, future: { count: 1, bytes: 400 } });
    const low = watch(pool, transaction({ account: 1, nonce: 0, priority: 1 }));
    pool.submit(transaction({ account: 2, nonce: 0, priority: 2 }));
    expect(refusal(() => pool.submit(transaction({ account: 3, nonce: 0, priority: 1 }))).code).toBe("DROPPED");
    pool.submit(transaction({ account: 4, nonce: 0, priority: 3 }));
    expect(low.types()).toEqual(["ready", "dropped"]);
    expect(pool.usage.ready.count).toBe(2);
    expect(refusal(() => pool.submit(transaction({ account: 5, nonce: 2, padding: 400 }))).code).toBe("DROPPED");
    expect(pool.usage.future).toEqual({ count: 0, bytes: 0 });
  });

  it("are kept by nobody alone: who has the most of equals leaves, though it came first", () => {
    const { pool } = setUp({ ready: { count: 4, bytes: 1_000_000 }, future: { count: 4, bytes: 1_000_000 } });
    for (let nonce = 0; nonce < 4; nonce += 1) pool.submit(transaction({ account: 1, nonce }));
    const ready = transaction({ account: 2, nonce: 0 });
    pool.submit(ready);
    expect(hashes(pool.ready())).toContain(transactionHash(ready));
    expect(pool.usage.ready.count).toBe(4);
    // What waits pays nothing, whatever tip it promises.
    for (let nonce = 10; nonce < 14; nonce += 1) pool.submit(transaction({ account: 3, nonce, priority: 1_000 }));
    const waiting = [4, 5].map((account) => transaction({ account, nonce: 1 }));
    for (const bytes of waiting) pool.submit(bytes);
    expect(hashes(pool.future())).toEqual(expect.arrayContaining(waiting.map(transactionHash)));
    expect(pool.usage.future.count).toBe(4);
    expect(refusal(() => pool.submit(transaction({ account: 3, nonce: 20, priority: 1_000 }))).code).toBe("DROPPED");
  });

  it("are kept by nobody alone: where bytes are short, who takes the most of them leaves", () => {
    const { pool } = setUp({ future: { count: 100, bytes: 3_000 } });
    const large = transaction({ account: 1, nonce: 1, padding: 2_000 });
    pool.submit(large);
    const small = [2, 3, 4].flatMap((account) =>
      [1, 2, 3].map((nonce) => transaction({ account, nonce, padding: 100 })),
    );
    for (const bytes of small) pool.submit(bytes);
    expect(hashes(pool.future())).toEqual(small.map(transactionHash));
  });
});

describe("the pool refuses", () => {
  it("what it has", () => {
    const { pool } = setUp();
    const bytes = transaction({ account: 1, nonce: 0 });
    const hash = pool.submit(bytes);
    expect(refusal(() => pool.submit(bytes))).toMatchObject({ code: "ALREADY_IMPORTED", message: hash });
  });

  it("what the runtime cannot read, and then for a time without asking", () => {
    const { chain, pool, time } = setUp();
    const rubbish = Uint8Array.of(1, 2, 3);
    expect(refusal(() => pool.submit(rubbish)).code).toBe("UNREADABLE");
    expect(refusal(() => pool.submit(rubbish)).code).toBe("TEMPORARILY_BANNED");
    expect(chain.validations).toBe(1);
    time.now += 30 * 60 * 1000;
    expect(refusal(() => pool.submit(rubbish)).code).toBe("UNREADABLE");
  });

  it("what the runtime refuses, in the words that clients look for; what may pass later is not banned", () => {
    const { chain, pool } = setUp();
    chain.refused.set(1, { type: "Invalid", value: { type: "Custom", value: 8 } });
    chain.refused.set(2, { type: "Invalid", value: { type: "Payment" } });
    chain.refused.set(3, { type: "Unknown", value: { type: "CannotLookup" } });
    expect(refusal(() => pool.submit(transaction({ account: 1, nonce: 0 }))).message).toBe("Custom error: 8");
    const poor = transaction({ account: 2, nonce: 0 });
    expect(refusal(() => pool.submit(poor)).message).toBe("Inability to pay some fees (e.g. account balance too low)");
    chain.refused.delete(2);
    expect(pool.submit(poor)).toBe(transactionHash(poor));
    expect(refusal(() => pool.submit(transaction({ account: 3, nonce: 0 }))).code).toBe("UNKNOWN_VALIDITY");
  });

  it("without a word to whoever wanted to watch", () => {
    const { pool } = setUp({ ready: { count: 0, bytes: 0 } });
    const seen: TransactionStatus[] = [];
    const submit = () => pool.submitAndWatch(transaction({ account: 1, nonce: 0 }), (status) => seen.push(status));
    expect(refusal(submit).code).toBe("DROPPED");
    expect(seen).toEqual([]);
  });
});

describe("after a block", () => {
  it("what it holds leaves, is watched until finalized, and frees what waited", () => {
    const { chain, pool } = setUp();
    const bytes = transaction({ account: 1, nonce: 0 });
    const first = watch(pool, bytes);
    const second = watch(pool, transaction({ account: 1, nonce: 1 }));
    const block = chain.append([transaction({ account: 9, nonce: 0 }), bytes]);
    expect(first.seen.at(-1)).toEqual({ type: "inBlock", block: block.hash, index: 1 });
    expect(hashes(pool.ready())).toEqual([second.hash]);
    expect(second.types()).toEqual(["ready"]);
    chain.finalize(block);
    expect(first.seen.at(-1)).toEqual({ type: "finalized", block: block.hash, index: 1 });
  });

  it("a nonce that another transaction used makes the pool's invalid and frees the next", () => {
    const { chain, pool } = setUp();
    const stale = watch(pool, transaction({ account: 1, nonce: 0 }));
    const next = watch(pool, transaction({ account: 1, nonce: 1 }));
    chain.append([transaction({ account: 1, nonce: 0, padding: 7 })]);
    expect(stale.types()).toEqual(["ready", "invalid"]);
    expect(next.types()).toEqual(["ready"]);
    expect(hashes(pool.ready())).toEqual([next.hash]);
  });

  it("a waiting transaction becomes ready when the chain catches up without the pool", () => {
    const { chain, pool } = setUp();
    const waiting = watch(pool, transaction({ account: 1, nonce: 2 }));
    chain.append([transaction({ account: 1, nonce: 0 }), transaction({ account: 1, nonce: 1 })]);
    expect(waiting.types()).toEqual(["future", "ready"]);
  });

  it("those whose account it concerns are looked at before others", () => {
    const { chain, pool } = setUp({ revalidationsPerBlock: 1 });
    for (const id of [1, 2, 3]) pool.submit(transaction({ account: id, nonce: 0 }));
    const waiting = watch(pool, transaction({ account: 4, nonce: 1 }));
    chain.append([transaction({ account: 4, nonce: 0 })]);
    expect(waiting.types()).toEqual(["future", "ready"]);
  });

  it("what has come to its end leaves", () => {
    const { chain, pool } = setUp();
    const mortal = watch(pool, transaction({ account: 1, nonce: 0, lastBlock: 2 }));
    chain.append([]);
    expect(mortal.types()).toEqual(["ready"]);
    chain.append([]);
    expect(mortal.types()).toEqual(["ready", "invalid"]);
  });

  it("all are validated anew in turn, within the bound of each block", () => {
    const { chain, pool } = setUp({ revalidationsPerBlock: 2 });
    const watched = [1, 2, 3, 4].map((id) => watch(pool, transaction({ account: id, nonce: 0 })));
    for (const id of [1, 2, 3, 4]) chain.refused.set(id, { type: "Invalid", value: { type: "Payment" } });
    const before = chain.validations;
    chain.append([]);
    expect(chain.validations - before).toBe(2);
    expect(watched.map(({ seen }) => seen.at(-1)?.type)).toEqual(["invalid", "invalid", "ready", "ready"]);
    chain.append([]);
    expect(watched.map(({ seen }) => seen.at(-1)?.type)).toEqual(["invalid", "invalid", "invalid", "invalid"]);
  });

  it("the wait for finality ends", () => {
    const { chain, pool } = setUp({ finalityBlocks: 3 });
    const bytes = transaction({ account: 1, nonce: 0 });
    const watched = watch(pool, bytes);
    const block = chain.append([bytes]);
    for (let i = 0; i < 3; i += 1) chain.append([]);
    expect(watched.seen.at(-1)).toEqual({ type: "finalityTimeout", block: block.hash });
  });
});

describe("when the best chain changes", () => {
  it("what the retracted block alone held comes back, and can be taken by another", () => {
    const { chain, pool } = setUp();
    const [kept, lost] = [transaction({ account: 1, nonce: 0 }), transaction({ account: 2, nonce: 0 })];
    const [first, second] = [watch(pool, kept), watch(pool, lost)];
    const old = chain.append([kept, lost]);
    const rival = chain.append([kept], chain.genesisHash, 1);
    expect(pool.usage.ready.count).toBe(0);
    const better = chain.append([], rival.hash, 1);
    expect(first.seen.slice(1)).toEqual([
      { type: "inBlock", block: old.hash, index: 0 },
      { type: "retracted", block: old.hash },
      { type: "inBlock", block: rival.hash, index: 0 },
    ]);
    expect(second.seen.slice(1)).toEqual([
      { type: "inBlock", block: old.hash, index: 1 },
      { type: "retracted", block: old.hash },
      { type: "ready" },
    ]);
    const block = chain.append([lost], better.hash);
    chain.finalize(block);
    expect(first.seen.at(-1)).toEqual({ type: "finalized", block: rival.hash, index: 0 });
    expect(second.seen.at(-1)).toEqual({ type: "finalized", block: block.hash, index: 0 });
  });

  it("what depended on the retracted block stays behind what comes back", () => {
    const { chain, pool } = setUp();
    const [first, second] = [transaction({ account: 1, nonce: 0 }), transaction({ account: 1, nonce: 1 })];
    pool.submit(first);
    chain.append([first]);
    pool.submit(second);
    const rival = chain.append([], chain.genesisHash, 1);
    chain.append([], rival.hash, 1);
    expect(hashes(pool.ready())).toEqual([first, second].map(transactionHash));
  });
});

it("what depended on a retracted transaction that cannot come back waits again, before others are looked at", () => {
  const { chain, pool } = setUp({ revalidationsPerBlock: 3 });
  for (const id of [5, 6, 7, 8]) pool.submit(transaction({ account: id, nonce: 0 }));
  const mortal = transaction({ account: 1, nonce: 0, lastBlock: 2 });
  chain.append([mortal]);
  const rest = [1, 2, 3].map((nonce) => watch(pool, transaction({ account: 1, nonce })));
  const rival = chain.append([], chain.genesisHash, 1);
  chain.append([], rival.hash, 1);
  expect(rest.map(({ seen }) => seen.at(-1)?.type)).toEqual(["future", "future", "future"]);
  expect(pool.usage).toMatchObject({ ready: { count: 4 }, future: { count: 3 } });
});

it("notifies the author when something becomes ready, once a change", () => {
  const { pool } = setUp();
  let told = 0;
  const stop = pool.onReady(() => {
    told += 1;
  });
  pool.submit(transaction({ account: 1, nonce: 1 }));
  expect(told).toBe(0);
  pool.submit(transaction({ account: 1, nonce: 0 }));
  expect(told).toBe(1);
  stop();
  pool.submit(transaction({ account: 2, nonce: 0 }));
  expect(told).toBe(1);
});

it("bans what the author could not apply, with those that require it leaving too", () => {
  const { pool } = setUp();
  const bytes = transaction({ account: 1, nonce: 0 });
  const [first, second] = [watch(pool, bytes), watch(pool, transaction({ account: 1, nonce: 1 }))];
  pool.removeInvalid([first.hash]);
  expect([first.types(), second.types()]).toEqual([
    ["ready", "invalid"],
    ["ready", "invalid"],
  ]);
  expect(refusal(() => pool.submit(bytes)).code).toBe("TEMPORARILY_BANNED");
});

describe("transactions that cost nothing", () => {
  const free = (account: number, nonce: number) => transaction({ account, nonce, priority: 0 });

  it("are as many of a key as a block takes, and a key that has more keeps nobody else out", () => {
    const { chain, pool } = setUp();
    for (let nonce = 0; nonce < FREE_CALLS_OF_KEY; nonce += 1) pool.submit(free(1, nonce));
    const one = refusal(() => pool.submit(free(1, FREE_CALLS_OF_KEY)));
    expect(one.code).toBe("DROPPED");
    expect(one.hint).toContain("Wait for a block");
    pool.submit(free(2, 0));
    pool.submit(transaction({ account: 1, nonce: FREE_CALLS_OF_KEY }));
    chain.append([free(1, 0)]);
    pool.submit(free(1, FREE_CALLS_OF_KEY + 1));
    expect(pool.usage.ready.count).toBe(FREE_CALLS_OF_KEY + 2);
  });

  it("come after all others, and leave a full pool first", () => {
    const { pool } = setUp({ ready: { count: 3, bytes: 10_000 } });
    const [first, second, third] = [free(1, 0), free(2, 0), free(3, 0)];
    for (const bytes of [first, second, third]) pool.submit(bytes);
    const paid = [4, 5].map((account) => transaction({ account, nonce: 0 }));
    for (const bytes of paid) pool.submit(bytes);
    expect(hashes(pool.ready())).toEqual([...paid, first].map(transactionHash));
    expect(refusal(() => pool.submit(second)).code).toBe("DROPPED");
  });
});
