import { describe, expect, it } from "vitest";
import { prefixExtrinsic } from "../../src/chain/blocks/extrinsic.ts";
import { WorkerError, type WorkerErrorCode } from "../../src/jobs/errors.ts";
import { type Ask, TransactionPool, type TransactionStatus } from "../../src/pool/index.ts";
import { VALIDATE, validationInput } from "../../src/pool/transaction.ts";
import { type Script, ScriptedChain, transaction } from "./scriptedChain.ts";

const PAYMENT = { type: "Invalid", value: { type: "Payment" } } as const;

/** A pool whose validations are done by others: how many they did, and a way to let them answer. */
function setUp(onAsk: (chain: ScriptedChain) => void = () => undefined) {
  const chain = new ScriptedChain();
  const asked = { count: 0, answered: 0, atOnce: 0, most: 0 };
  const ask: Ask = async ({ source, opaque }) => {
    const at = chain.best();
    asked.count += 1;
    asked.atOnce += 1;
    asked.most = Math.max(asked.most, asked.atOnce);
    await Promise.resolve();
    onAsk(chain);
    asked.atOnce -= 1;
    asked.answered += 1;
    return { at, answer: chain.call(at.hash, VALIDATE, validationInput(source, opaque, at.hash)) };
  };
  const errors: unknown[] = [];
  const note = (fields: object) => void errors.push(fields);
  const logger = { debug: note, info: note, warn: note, error: note };
  const limits = { revalidationsPerBlock: 3 };
  const pool = new TransactionPool({ chain, clock: { now: () => 0 }, limits, ask, logger });
  return { chain, pool, asked, errors };
}

/** Lets all promises settle: nothing here waits for anything else. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Validations that the pool made itself: all that others did not. */
const ownWork = ({ chain, asked }: ReturnType<typeof setUp>) => chain.validations - asked.answered;

describe("validations of transactions after a block", () => {
  it("are others' work, one at a time, however many transactions wait for what never comes", async () => {
    const world = setUp();
    const { chain, pool, asked } = world;
    for (let nonce = 1; nonce <= 6; nonce += 1)
      await pool.offer(prefixExtrinsic(transaction({ account: 1, nonce })), {});
    const before = asked.count;
    asked.most = 0;
    for (let block = 0; block < 2; block += 1) {
      chain.append([]);
      expect(ownWork(world)).toBe(0);
      await settled();
    }
    expect(asked.count - before).toBe(6);
    expect(asked.most).toBe(1);
    expect(ownWork(world)).toBe(0);
  });

  it("lead to what they find, once they are done", async () => {
    const { chain, pool } = setUp();
    const seen: TransactionStatus["type"][] = [];
    await pool.offerAndWatch(prefixExtrinsic(transaction({ account: 1, nonce: 0 })), ({ type }) => seen.push(type), {});
    chain.refused.set(1, PAYMENT);
    chain.append([]);
    expect(seen).toEqual(["ready"]);
    await settled();
    expect(seen).toEqual(["ready", "invalid"]);
  });

  it("are made again of what another block overtook, in the round that follows", async () => {
    let more = 2;
    const { chain, pool, asked } = setUp((on) => {
      if (on.best().number > 0 && more > 0) on.append([]);
      more -= 1;
    });
    more = 0;
    await pool.offer(prefixExtrinsic(transaction({ account: 1, nonce: 1 })), {});
    more = 2;
    const before = asked.count;
    chain.append([transaction({ account: 1, nonce: 0 })]);
    await settled();
    expect(asked.count - before).toBe(3);
    expect(pool.usage).toMatchObject({ ready: { count: 1 }, future: { count: 0 } });
  });

  it("that find nothing out leave the transaction where it is", async () => {
    let fails = false;
    const { chain, pool, errors } = setUp(() => {
      if (fails) throw new TypeError("nobody has time");
    });
    await pool.offer(prefixExtrinsic(transaction({ account: 1, nonce: 0 })), {});
    fails = true;
    chain.append([]);
    await settled();
    expect(pool.usage.ready.count).toBe(1);
    expect(errors).toHaveLength(1);
    fails = false;
    chain.refused.set(1, PAYMENT);
    chain.append([]);
    await settled();
    expect(pool.usage.ready.count).toBe(0);
  });
});

it("a transaction is never validated by the pool itself, though blocks with others of its sender overtake it", async () => {
  let overtaking = true;
  const world = setUp((on) => {
    if (overtaking) on.append([transaction({ account: 1, nonce: on.nonce(1) })]);
  });
  const { chain, pool, asked } = world;
  await pool.offer(prefixExtrinsic(transaction({ account: 1, nonce: 9 })), {});
  // Three times as it was offered; the fourth is the pool's first look at what it took.
  expect(asked.count).toBe(4);
  expect(ownWork(world)).toBe(0);
  expect(pool.usage.future.count).toBe(1);
  overtaking = false;
  chain.refused.set(1, PAYMENT);
  await settled();
  expect(pool.usage.future.count).toBe(0);
  expect(ownWork(world)).toBe(0);
});

describe("a transaction that a block overtakes while it is validated", () => {
  /** A pool whose first validation is overtaken by a block with these transactions. */
  function overtaken(body: (chain: ScriptedChain) => readonly Uint8Array[]) {
    let isFirst = true;
    const world = setUp((chain) => {
      if (isFirst) chain.append(body(chain));
      isFirst = false;
    });
    return { ...world, offer: (script: Script) => world.pool.offer(prefixExtrinsic(transaction(script)), {}) };
  }

  it("is not validated again for the transactions of others", async () => {
    const { pool, asked, offer } = overtaken(() => [transaction({ account: 2, nonce: 0 })]);
    await offer({ account: 1, nonce: 0 });
    expect([asked.count, pool.usage.ready.count]).toEqual([1, 1]);
  });

  it("is ready where the block has what it waited for, and the pool had that", async () => {
    const { pool, asked, offer } = overtaken(() => [transaction({ account: 1, nonce: 0 })]);
    pool.submit(transaction({ account: 1, nonce: 0 }));
    await offer({ account: 1, nonce: 1 });
    expect([asked.count, pool.usage.ready.count, pool.usage.future.count]).toEqual([1, 1, 0]);
  });

  it("waits on for what the block does not have", async () => {
    const { pool, asked, offer } = overtaken(() => [transaction({ account: 1, nonce: 0 })]);
    pool.submit(transaction({ account: 1, nonce: 0 }));
    await offer({ account: 1, nonce: 2 });
    expect([asked.count, pool.usage.ready.count, pool.usage.future.count]).toEqual([1, 0, 1]);
  });

  it("is validated again where the block has a transaction of its sender that the pool did not have", async () => {
    const { pool, asked, offer } = overtaken(() => [transaction({ account: 1, nonce: 0 })]);
    await offer({ account: 1, nonce: 1 });
    expect([asked.count, pool.usage.ready.count]).toEqual([2, 1]);
  });

  it("is refused where the block has another in its place", async () => {
    const rival = transaction({ account: 1, nonce: 0, priority: 2 });
    const { pool, asked, offer } = overtaken(() => [rival]);
    pool.submit(rival);
    await expect(offer({ account: 1, nonce: 0 })).rejects.toMatchObject({ code: "INVALID" });
    expect([asked.count, pool.usage.ready.count]).toEqual([2, 0]);
  });

  it("is validated again where the block was the last that could hold it", async () => {
    const [short, long] = [overtaken(() => []), overtaken(() => [])];
    await short.offer({ account: 1, nonce: 0, lastBlock: 1 });
    await long.offer({ account: 1, nonce: 0, lastBlock: 2 });
    expect([short.asked.count, long.asked.count]).toEqual([2, 1]);
  });

  it("is validated again where the block takes others back", async () => {
    let isFirst = true;
    const { chain, pool, asked } = setUp((on) => {
      if (!isFirst) return;
      isFirst = false;
      const fork = on.append([], on.genesisHash, 7);
      on.append([], fork.hash, 7);
    });
    chain.append([]);
    await pool.offer(prefixExtrinsic(transaction({ account: 1, nonce: 0 })), {});
    expect([asked.count, pool.usage.ready.count]).toEqual([2, 1]);
  });
});

describe("a validation that nobody can answer", () => {
  /** A pool whose threads fail, while a block comes with each look, up to the fifth. */
  function failing(code: () => WorkerErrorCode | undefined) {
    return setUp((chain) => {
      const failure = code();
      if (failure === undefined) return;
      if (chain.best().number < 5) chain.append([]);
      throw new WorkerError(failure, "no answer", "Ask for less.");
    });
  }
  const bytes = transaction({ account: 1, nonce: 0 });

  it.each(["OUT_OF_MEMORY", "TIMED_OUT"] as const)("because it ended its thread (%s) was the last", async (code) => {
    const { pool, asked } = failing(() => code);
    await expect(pool.offer(prefixExtrinsic(bytes), {})).rejects.toMatchObject({ code: "TOO_COSTLY" });
    await expect(pool.offer(prefixExtrinsic(bytes), {})).rejects.toMatchObject({ code: "TEMPORARILY_BANNED" });
    expect(asked.count).toBe(1);
  });

  it.each(["TOO_BUSY", "DIED"] as const)("for another reason (%s) is not made again by itself", async (code) => {
    let failure: WorkerErrorCode | undefined = code;
    const { pool, asked } = failing(() => failure);
    await expect(pool.offer(prefixExtrinsic(bytes), {})).rejects.toMatchObject({ name: "WorkerError", code });
    expect(asked.count).toBe(1);
    failure = undefined;
    await pool.offer(prefixExtrinsic(bytes), {});
    expect(pool.usage.ready.count).toBe(1);
  });

  it("though the pool has the transaction takes it out", async () => {
    let failure: WorkerErrorCode | undefined;
    const { chain, pool, asked } = failing(() => failure);
    const seen: TransactionStatus["type"][] = [];
    await pool.offerAndWatch(prefixExtrinsic(bytes), ({ type }) => seen.push(type), {});
    failure = "OUT_OF_MEMORY";
    chain.append([]);
    await settled();
    expect([seen, asked.count]).toEqual([["ready", "invalid"], 2]);
    await expect(pool.offer(prefixExtrinsic(bytes), {})).rejects.toMatchObject({ code: "TEMPORARILY_BANNED" });
  });
});
