import { createHook } from "node:async_hooks";
import { expect, it } from "vitest";
import { prefixExtrinsic } from "../../src/chain/blocks/extrinsic.ts";
import { type Ask, TransactionPool } from "../../src/pool/index.ts";
import { validationInput } from "../../src/pool/transaction.ts";
import { ScriptedChain, transaction } from "./scriptedChain.ts";

const PAYMENT = { type: "Invalid", value: { type: "Payment" } } as const;
const extrinsic = prefixExtrinsic(transaction({ account: 1, nonce: 0 }));

/** A pool whose validations wait until they are let go. */
function setUp() {
  const chain = new ScriptedChain();
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked = { count: 0, atOnce: 0, most: 0 };
  const ask: Ask = async ({ source, opaque }) => {
    asked.count += 1;
    asked.atOnce += 1;
    asked.most = Math.max(asked.most, asked.atOnce);
    await gate;
    asked.atOnce -= 1;
    const at = chain.best();
    const input = validationInput(source, opaque, at.hash);
    return { at, answer: chain.call(at.hash, "TaggedTransactionQueue_validate_transaction", input) };
  };
  return { chain, asked, letGo, pool: new TransactionPool({ chain, clock: { now: () => 0 }, ask }) };
}

/** Offers the same transaction so many times at once. @returns how often promises that waited were told of something */
async function stepsOf(count: number): Promise<number> {
  const { pool, asked, letGo } = setUp();
  const offers = Array.from({ length: count }, () => pool.offer(extrinsic, {}));
  let steps = 0;
  const hook = createHook({
    before: () => {
      steps += 1;
    },
  }).enable();
  letGo();
  const [first, ...others] = await Promise.allSettled(offers);
  hook.disable();
  expect(first).toEqual({ status: "fulfilled", value: extrinsic.hash });
  for (const other of others) expect(other).toMatchObject({ reason: { code: "ALREADY_IMPORTED" } });
  expect(asked.count).toBe(1);
  return steps;
}

it("the same transaction, offered many times at once, is work that grows with their number alone", async () => {
  const few = await stepsOf(50);
  expect(few).toBeGreaterThan(50);
  expect(await stepsOf(500)).toBeLessThan(15 * few);
});

it("the same transaction, offered again while it is refused, is looked at again, one after the other", async () => {
  const { chain, pool, asked, letGo } = setUp();
  chain.refused.set(1, PAYMENT);
  const offers = Array.from({ length: 3 }, () => pool.offer(extrinsic, {}));
  letGo();
  for (const offer of await Promise.allSettled(offers)) expect(offer).toMatchObject({ reason: { code: "INVALID" } });
  expect(asked).toMatchObject({ count: 3, most: 1 });
  chain.refused.clear();
  expect(await pool.offer(extrinsic, {})).toBe(extrinsic.hash);
});
