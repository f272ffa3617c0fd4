import fc from "fast-check";
import { expect, it } from "vitest";
import type { Hash } from "../../src/chain/interface.ts";
import { PoolError, TransactionPool, type TransactionStatus } from "../../src/pool/index.ts";
import { type Script, ScriptedChain, transaction } from "./scriptedChain.ts";

const ACCOUNTS = 3;
const LIMITS = {
  ready: { count: 6, bytes: 1_000_000 },
  future: { count: 4, bytes: 1_000_000 },
};

type Step =
  | { readonly kind: "submit"; readonly script: Script }
  | { readonly kind: "block"; readonly take: number; readonly foreign: readonly number[]; readonly back: number }
  | { readonly kind: "remove"; readonly index: number };

const script = fc.record({
  account: fc.integer({ min: 1, max: ACCOUNTS }),
  nonce: fc.nat(6),
  priority: fc.nat(3),
  lastBlock: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 })),
  padding: fc.nat(2),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("submit" as const), script }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("block" as const),
      take: fc.nat(4),
      foreign: fc.array(fc.integer({ min: 1, max: ACCOUNTS }), { maxLength: 2 }),
      back: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), index: fc.nat(10) }) },
);

/** Nonce and account of a transaction, out of its tag: 32 bytes of account, four of nonce. */
function readTag(tag: string): { account: number; nonce: number } {
  const bytes = Buffer.from(tag.slice(2), "hex");
  return { account: bytes[0] ?? 0, nonce: bytes.readUInt32LE(32) };
}

function check(pool: TransactionPool, chain: ScriptedChain, allLookedAt: boolean): void {
  const ready = [...pool.ready()];
  const future = pool.future();
  const all = [...ready, ...future];
  expect(pool.usage.ready.count).toBe(ready.length);
  expect(pool.usage.future.count).toBe(future.length);
  expect(pool.usage.ready.bytes).toBe(ready.reduce((sum, { bytes }) => sum + bytes.length, 0));
  expect(ready.length).toBeLessThanOrEqual(LIMITS.ready.count);
  expect(future.length).toBeLessThanOrEqual(LIMITS.future.count);
  expect(new Set(all.map(({ hash }) => hash)).size).toBe(all.length);
  const places = ready.flatMap(({ provides }) => provides);
  expect(new Set(places).size).toBe(places.length);
  // Once all have been looked at since the chain changed, every account's nonces follow its own without a gap.
  const next = new Map<number, number>();
  for (const { provides } of ready) {
    const { account, nonce } = readTag(provides[0] ?? "");
    if (allLookedAt) expect(nonce).toBe(next.get(account) ?? chain.nonce(account));
    next.set(account, nonce + 1);
  }
}

it("keeps its queues consistent whatever happens, and every watcher hears a last word", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(3, 100), (steps, revalidationsPerBlock) => {
      const chain = new ScriptedChain();
      const pool = new TransactionPool({
        chain,
        clock: { now: () => 0 },
        limits: { ...LIMITS, revalidationsPerBlock },
      });
      const heard = new Map<Hash, TransactionStatus[]>();
      let salt = 0;
      for (const one of steps) {
        if (one.kind === "submit") {
          const seen: TransactionStatus[] = [];
          try {
            const { hash } = pool.submitAndWatch(transaction(one.script), (status) => seen.push(status));
            heard.set(hash, seen);
          } catch (error) {
            if (!(error instanceof PoolError)) throw error;
            expect(seen).toEqual([]);
          }
        } else if (one.kind === "remove") {
          const chosen = [...pool.ready(), ...pool.future()][one.index];
          if (chosen !== undefined) pool.removeInvalid([chosen.hash]);
        } else {
          salt += 1;
          let parent = chain.best();
          for (let i = 0; i < one.back && parent.number > 0; i += 1) {
            const hash = chain.hashAt(parent.number - 1);
            if (hash !== undefined) parent = { hash, number: parent.number - 1 };
          }
          const taken = one.back > 0 ? [] : [...pool.ready()].slice(0, one.take).map(({ bytes }) => bytes);
          const foreign = one.foreign.map((account) =>
            transaction({ account, nonce: chain.nonce(account), padding: 9 }),
          );
          let block = chain.append(one.back > 0 || taken.length > 0 ? taken : foreign, parent.hash, salt);
          for (let i = 0; i < one.back; i += 1) block = chain.append([], block.hash, salt);
        }
        check(pool, chain, revalidationsPerBlock === 100);
      }
      // What is neither in the pool nor in a block has been told so.
      for (const [hash, seen] of heard) {
        if (pool.get(hash) !== undefined) expect(["ready", "future", "retracted"]).toContain(seen.at(-1)?.type);
        else expect(["inBlock", "usurped", "dropped", "invalid"]).toContain(seen.at(-1)?.type);
      }
    }),
    { numRuns: 500 },
  );
});
