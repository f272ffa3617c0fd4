import { concat } from "@opentao/codec";
import { Block } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../../src/framework/index.ts";
import { Account } from "../../../../src/pallets/system/storage.ts";
import type { MemoryExternalities, RootFunctions } from "../../../../src/testing/memoryExternalities.ts";
import { runtime, TestChain } from "../../../executive/chain.ts";
import { fairLaunchConfig } from "../dispatch/fairLaunch.ts";
import { anyAction } from "./calls.ts";
import { expectEveryRaoAccounted } from "./invariants.ts";
import { Random } from "./random.ts";
import { coldkeys } from "./world.ts";

/** Blocks of each chain; a long run is asked for in the environment. */
const BLOCKS = Number(process.env.OPENTAO_RANDOM_BLOCKS ?? 60);
const SEED = Number(process.env.OPENTAO_RANDOM_SEED ?? 425);
/** About a second a hundred blocks, and half as long again to check them. */
const TIMEOUT = 60_000 + BLOCKS * 1000;

/** Digests instead of trie roots: here only their equality matters. */
const digests: RootFunctions = {
  root: (entries) => blake2b256(concat(...[...entries].flat())),
  orderedRoot: (values) => blake2b256(concat(...values)),
};

type Config = Readonly<Record<string, Json>>;

/** Makes blocks of random calls, most of which fail or are refused. */
function live(config: Config): { chain: TestChain; applied: number; refused: number } {
  const chain = new TestChain(config, digests);
  const random = new Random(SEED);
  let applied = 0;
  let refused = 0;
  for (let block = 0; block < BLOCKS; block += 1) {
    const state = chain.reader();
    const actions = Array.from({ length: random.below(7) }, () => anyAction({ chain, state, random }));
    // One of each signer: after one that is refused, its next would be refused for its nonce.
    const bySigner = new Map(actions.map((action) => [action.by.publicKey.join(), action]));
    const extrinsics = [...bySigner.values()].map(({ by, call }) =>
      chain.sign(by, call, { nonce: Account.get(state, by.publicKey).nonce }),
    );
    const { results } = chain.build(extrinsics);
    for (const result of results) {
      if (result.type === "Ok") applied += 1;
      else refused += 1;
    }
    expectEveryRaoAccounted(chain.reader());
  }
  return { chain, applied, refused };
}

/** Executes the blocks again from the genesis; a block whose root differs panics. */
function replay(config: Config, { blocks }: TestChain): MemoryExternalities {
  const { state } = new TestChain(config, digests);
  for (const block of blocks) runtime.call("Core_execute_block", Block.encode(block), state);
  return state;
}

describe("random calls", () => {
  const sudo = { key: `0x${Buffer.from(coldkeys[0]?.publicKey ?? []).toString("hex")}` };
  const chains: readonly [string, Config][] = [
    ["a chain that began without TAO", { ...fairLaunchConfig(), sudo }],
    ["a development chain", TestChain.preset("local")],
  ];
  for (const [name, config] of chains) {
    it(`keep ${name} sound, and executing its blocks again gives the same`, { timeout: TIMEOUT }, () => {
      const { chain, applied, refused } = live(config);
      expect(applied).toBeGreaterThan(BLOCKS / 4);
      expect(refused).toBeGreaterThan(0);
      expect(replay(config, chain).root(1)).toEqual(chain.state.root(1));
    });
  }
});
