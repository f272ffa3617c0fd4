/**
 * A process of its own, so that its stack has a size of its own: makes blocks of calls by a seed, or executes those of
 * another.
 */
import { fromHex, toHex } from "@opentao/codec";
import { Block } from "@opentao/codec/primitives";
import * as fc from "fast-check";
import { RuntimePanic } from "../../../src/boundary.ts";
import type { RuntimeCall } from "../../../src/framework/index.ts";
import { Balances } from "../../../src/pallets/balances/index.ts";
import { Sudo } from "../../../src/pallets/sudo/index.ts";
import { System } from "../../../src/pallets/system/index.ts";
import { Utility } from "../../../src/pallets/utility/index.ts";
import { account, address, alice, bob, runtime, TestChain } from "../chain.ts";

const remark = System.call("remark", { remark: new Uint8Array() });
const transfer = (value: bigint) => Balances.call("transferKeepAlive", { dest: address(account(7)), value });
const batch = (name: "batch" | "batchAll" | "forceBatch", calls: RuntimeCall[]) => Utility.call(name, { calls });
const derived = (call: RuntimeCall) => Utility.call("asDerivative", { index: 1, call });
const deep = (levels: number, inner: RuntimeCall): RuntimeCall =>
  levels === 0 ? inner : deep(levels - 1, derived(inner));

const leaf = fc.oneof(
  fc.constant(remark),
  fc.constant(transfer(1_000n)),
  fc.constant(transfer(10n ** 18n)),
  fc.nat(2_000).map((size) => System.call("remarkWithEvent", { remark: new Uint8Array(size) })),
);
const wide = fc
  .record({
    name: fc.constantFrom("batch" as const, "batchAll" as const, "forceBatch" as const),
    item: leaf,
    count: fc.constantFrom(0, 1, 10, 1_000, 10_922, 10_923, 16_384),
  })
  .map(({ name, item, count }) => batch(name, Array<RuntimeCall>(count).fill(item)));
const any = fc.oneof(leaf, wide);
const call = fc.oneof(
  { weight: 2, arbitrary: any },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(1, 7, 8), any).map(([levels, inner]) => deep(levels, inner)) },
  any.map((inner) => Sudo.call("sudo", { call: inner })),
  fc.tuple(any, any).map(([main, fallback]) => Utility.call("ifElse", { main, fallback })),
);

/** Raw keys each of which begins the next, up to one so long: as deep as a state's trie becomes. */
const nested = (longest: number): RuntimeCall =>
  Sudo.call("sudo", {
    call: System.call("setStorage", {
      items: Array.from({ length: longest }, (_, i): [Uint8Array, Uint8Array] => [
        new Uint8Array(i + 1).fill(0x61),
        Uint8Array.of(1),
      ]),
    }),
  });

/**
 * Extrinsics that are always among the blocks: the deepest, the widest and the longest that may be, and one more of
 * each.
 */
const extremes: readonly (readonly RuntimeCall[])[] = [
  [deep(8, remark), deep(9, remark), deep(7, batch("batch", [remark])), deep(8, batch("batch", [remark]))],
  [10_922, 10_923, 16_384, 16_385].map((count) => batch("forceBatch", Array<RuntimeCall>(count).fill(remark))),
  Array<RuntimeCall>(3).fill(batch("batch", Array<RuntimeCall>(10_900).fill(remark))),
  [nested(256), nested(1_000)],
  [7_600_000, 7_864_000, 7_900_000].map((size) => System.call("remark", { remark: new Uint8Array(size) })),
];

/**
 * Returns whether the runtime reads an extrinsic: those beyond the limits of reading are refused before anything is
 * done.
 */
function isReadable(chain: TestChain, extrinsic: Uint8Array): boolean {
  try {
    chain.validate(extrinsic);
    return true;
  } catch (error) {
    if (error instanceof RuntimePanic) return false;
    throw error;
  }
}

function make(seed: number, count: number): string[] {
  const random = fc.sample(fc.array(call, { maxLength: 3 }), { seed, numRuns: count });
  const chain = TestChain.local();
  return [...extremes, ...random].map((calls, i) => {
    const before = new Map<string, number>();
    const extrinsics = calls.flatMap((inner) => {
      const who = inner.type === "Sudo" || i % 2 === 0 ? alice : bob;
      const key = toHex(who.publicKey);
      const nonce = before.get(key) ?? chain.nonce(who.publicKey);
      const extrinsic = chain.sign(who, inner, { nonce });
      if (!isReadable(chain, extrinsic)) return [];
      before.set(key, nonce + 1);
      return [extrinsic];
    });
    return toHex(Block.encode(chain.build(extrinsics).block));
  });
}

function execute(blocks: readonly string[]): string[] {
  const { state } = TestChain.local();
  return blocks.map((text) => {
    const block = fromHex(text);
    try {
      runtime.call("Core_execute_block", block, state);
      return toHex(state.root(1));
    } catch (error) {
      return String(error);
    }
  });
}

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const task: { seed: number; count: number } | { blocks: string[] } = JSON.parse(input);
process.stdout.write(JSON.stringify("blocks" in task ? execute(task.blocks) : make(task.seed, task.count)));
