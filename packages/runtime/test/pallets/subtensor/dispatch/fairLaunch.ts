import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import type { Json, RuntimeCall } from "../../../../src/framework/index.ts";
import { SubtensorModule } from "../../../../src/pallets/subtensor/index.ts";
import { createSeal, meetsDifficulty } from "../../../../src/pallets/subtensor/registration/work.ts";
import { Difficulty } from "../../../../src/pallets/subtensorStorage/index.ts";
import { TestChain } from "../../../executive/chain.ts";

export const key = (suri: string): Keypair => keypairFromSuri(suri);

/** Configuration of a fair-launch chain with short intervals, as tests want it. */
export function fairLaunchConfig(parameters: Readonly<Record<string, Json>> = {}): Readonly<Record<string, Json>> {
  const mainnet = TestChain.preset("mainnet");
  return {
    ...mainnet,
    parameters: {
      // The preset's section is an object.
      ...(mainnet.parameters as object),
      slotDuration: 1000,
      initialTempo: 10,
      weightsRateLimit: 5,
      commitReveal: false,
      networkRateLimit: 0,
      powDifficulty: 4,
      ...parameters,
    },
    // The author of the blocks: somebody has to make them.
    aura: TestChain.preset("local").aura ?? {},
  };
}

/** Such a chain. */
export const fairLaunch = (parameters: Readonly<Record<string, Json>> = {}): TestChain =>
  new TestChain(fairLaunchConfig(parameters));

/** Tries after which the last is taken, although it is not good enough. */
const MAX_TRIES = 20_000n;

/** Finds work for a registration in the next block. */
export function workFor(chain: TestChain, netuid: number, hotkey: Uint8Array) {
  const difficulty = Difficulty.get(chain.reader(), netuid);
  const blockHash = chain.hashes[chain.number] ?? new Uint8Array(32);
  for (let nonce = 0n; ; nonce += 1n) {
    const work = createSeal(blockHash, hotkey, nonce);
    if (meetsDifficulty(work, difficulty) || nonce === MAX_TRIES)
      return { blockNumber: BigInt(chain.number), nonce, work };
  }
}

/** The call by which a hotkey registers for work. */
export function registerByWork(chain: TestChain, netuid: number, hotkey: Uint8Array, coldkey: Uint8Array): RuntimeCall {
  return SubtensorModule.call("register", { netuid, ...workFor(chain, netuid, hotkey), hotkey, coldkey });
}
