import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromHex, toHex } from "@opentao/codec";
import { EMPTY_ROOT, update } from "@opentao/trie";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlockError, type BlockRef, type Hash, LocalChain } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { appendBlock, type HandmadeChange, stateOf } from "../support/handmade.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { rawTable } from "../support/rawTables.ts";
import { ledgerSpec } from "../support/world.ts";

/** Keys share beginnings and values come again and again, so that whole subtrees are alike and return. */
const key = fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => bytes.map((byte) => byte & 0x11));
const value = fc.constantFrom(Uint8Array.of(1), Uint8Array.of(2), new Uint8Array(40).fill(1), new Uint8Array(33));
const change = fc.tuple(key, fc.option(value, { nil: undefined, freq: 3 }));
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("append" as const),
      on: fc.nat(),
      changes: fc.array(change, { maxLength: 12 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("finalize" as const), on: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restart" as const), keep: fc.integer({ min: 1, max: 4 }) }) },
);

interface Known {
  readonly ref: BlockRef;
  readonly parent: Hash | undefined;
  readonly state: ReadonlyMap<string, string>;
}

/** States that the chain should hold, by the plainest means. */
class Model {
  readonly blocks = new Map<Hash, Known>();
  final: BlockRef;
  oldest: BlockRef;

  constructor(genesis: BlockRef, state: ReadonlyMap<string, string>) {
    this.blocks.set(genesis.hash, { ref: genesis, parent: undefined, state });
    this.final = genesis;
    this.oldest = genesis;
  }

  /** The ancestor at a height, or the block itself. */
  ancestor(hash: Hash, number: number): BlockRef {
    let at = this.#get(hash);
    while (at.ref.number > number && at.parent !== undefined) at = this.#get(at.parent);
    return at.ref;
  }

  descends(hash: Hash, from: BlockRef): boolean {
    return this.ancestor(hash, from.number).hash === from.hash;
  }

  /** Blocks that may still be finalized. */
  open(): Known[] {
    return [...this.blocks.values()].filter(({ ref }) => this.descends(ref.hash, this.final));
  }

  /** Blocks whose state is kept. */
  kept(): Known[] {
    return [...this.blocks.values()].filter(({ ref }) => this.descends(ref.hash, this.oldest));
  }

  prune(keep: number, before: BlockRef): void {
    const number = Math.min(this.final.number - keep + 1, before.number);
    if (number > this.oldest.number) this.oldest = this.ancestor(this.final.hash, number);
  }

  #get(hash: Hash): Known {
    const block = this.blocks.get(hash);
    if (block === undefined) throw new RangeError(`no block ${hash}`);
    return block;
  }
}

/** Hashes of all nodes and values of a state. */
function nodesOf(state: ReadonlyMap<string, string>): string[] {
  const entries = [...state].map(([k, v]) => [fromHex(k), fromHex(v)] as const);
  return update({ get: () => undefined }, EMPTY_ROOT, entries, 1).nodes.map(({ hash }) => toHex(hash));
}

function changed(state: ReadonlyMap<string, string>, changes: readonly HandmadeChange[]): Map<string, string> {
  const after = new Map(state);
  for (const [k, v] of changes) v === undefined ? after.delete(toHex(k)) : after.set(toHex(k), toHex(v));
  return after;
}

async function open(basePath: string, pruning: number) {
  const database = await Database.open(basePath);
  const parts = { spec: ledgerSpec(), runtime: ledgerRuntime, clock: new FakeClock(), metrics: new Metrics() };
  return { database, chain: new LocalChain({ ...parts, database, finality: "manual", pruning }) };
}

function stateError(chain: LocalChain, hash: Hash): string | undefined {
  try {
    chain.state(hash);
  } catch (error) {
    if (error instanceof BlockError) return error.code;
    throw error;
  }
  return undefined;
}

/** Every kept state reads whole, every other says that it is gone. */
function checkStates(chain: LocalChain, model: Model): void {
  const kept = new Set(model.kept());
  for (const known of model.blocks.values()) {
    const { ref, state } = known;
    if (kept.has(known)) {
      expect(stateOf(chain, ref.hash)).toEqual(new Map([...state].sort(([a], [b]) => (a < b ? -1 : 1))));
      continue;
    }
    const onChain = model.descends(model.final.hash, ref);
    expect(chain.header(ref.hash) !== undefined).toBe(onChain);
    expect(chain.body(ref.hash) !== undefined).toBe(onChain);
    expect(stateError(chain, ref.hash)).toBe(onChain ? "STATE_PRUNED" : "UNKNOWN_BLOCK");
    if (onChain) expect(chain.hashAt(ref.number)).toBe(ref.hash);
    else expect(chain.hashesAt(ref.number)).not.toContain(ref.hash);
  }
}

async function run(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[], first: number) {
  const basePath = mkdtempSync(join(tmpdir(), "opentao-test-"));
  let keep = first;
  let { database, chain } = await open(basePath, keep);
  try {
    const genesis = chain.best();
    const model = new Model(genesis, stateOf(chain, genesis.hash));
    for (const [index, action] of steps.entries()) {
      if (action.kind === "restart") {
        await database.close();
        const stored = await rawTable(basePath, "nodes");
        expect(new Set(stored.keys())).toEqual(new Set(model.kept().flatMap(({ state }) => nodesOf(state))));
        expect((await rawTable(basePath, "journals")).size).toBe(model.kept().length - 1);
        keep = action.keep;
        ({ database, chain } = await open(basePath, keep));
      } else {
        const candidates = model.open();
        const on = candidates[action.on % candidates.length];
        if (on === undefined) throw new RangeError("nothing to build on");
        const before = model.final;
        if (action.kind === "append") {
          const { block } = appendBlock(chain, on.ref, action.changes, index);
          model.blocks.set(block.hash, {
            ref: block,
            parent: on.ref.hash,
            state: changed(on.state, action.changes),
          });
          model.prune(keep, before);
        } else if (on.ref.hash !== before.hash) {
          chain.finalize(on.ref.hash);
          model.final = on.ref;
          model.prune(keep, before);
        }
      }
      checkStates(chain, model);
    }
  } finally {
    await database.close();
    rmSync(basePath, { recursive: true, force: true });
  }
}

describe("a chain that prunes its states", () => {
  it("has exactly the nodes of the states that it keeps, whatever comes, and reads them whole", {
    timeout: 120_000,
  }, async () => {
    const end = { kind: "restart" as const, keep: 1 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (steps, keep) =>
        run([...steps, end], keep),
      ),
      { numRuns: Number(process.env.OPENTAO_PRUNING ?? 40) },
    );
  });
});
