import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addStake,
  type Chain,
  type Log,
  MetagraphFollower,
  readMetagraph,
  registerByBurn,
  registerNetwork,
  startCall,
} from "../../src/index.ts";
import { CommitBook } from "../../src/neuron/commitBook.ts";
import { ScoreBook } from "../../src/neuron/scores.ts";
import { WeightSetter } from "../../src/neuron/weightSetter.ts";
import { startNetwork, type TestNetwork } from "./network.ts";
import { silentLog } from "./silentLog.ts";

const TAO = 1_000_000_000n;
const alice = keypairFromSuri("//Alice");
const hotkey = keypairFromSuri("//Alice//validator");
const miners = ["//Miner1", "//Miner2"].map((suri) => keypairFromSuri(suri).address);

let network: TestNetwork;
let netuid: number;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "opentao-commits-"));
  network = await startNetwork({ preset: "local", parameters: { initialTempo: 24, weightsRateLimit: 1 } });
  const { chain } = network;
  ({ netuid } = await registerNetwork(chain, alice, { hotkey: keypairFromSuri("//Alice//hotkey").address }));
  await startCall(chain, alice, netuid);
  for (const address of [hotkey.address, ...miners]) await registerByBurn(chain, alice, { netuid, hotkey: address });
  await addStake(chain, alice, { netuid, hotkey: hotkey.address, amount: 1000n * TAO });
});
afterAll(async () => {
  await network.stop();
  await rm(folder, { recursive: true });
});

/** Point at which a validator ends without a word. */
interface Crash {
  readonly call: "commit_weights" | "reveal_weights";
  readonly when: "before it is sent" | "when it is sent" | "when it is in a block";
}

class Killed extends Error {}

/** A chain that the process behind it loses by being killed. */
function chainUntil(crash: Crash | undefined): Chain {
  return new Proxy(network.chain, {
    get(chain, name) {
      if (name === "submit") {
        return async (...args: Parameters<Chain["submit"]>) => {
          const isHere = crash?.call === args[0].value.type;
          if (isHere && crash.when === "before it is sent") throw new Killed();
          const submitted = chain.submit(...args);
          if (isHere && crash.when === "when it is sent") {
            submitted.catch(() => undefined);
            throw new Killed();
          }
          const inclusion = await submitted;
          if (isHere) throw new Killed();
          return inclusion;
        };
      }
      const value: unknown = Reflect.get(chain, name);
      return typeof value === "function" ? value.bind(chain) : value;
    },
  });
}

/** A run of a validator that only sets weights; ends with the crash, or when it has said `until`. */
async function run(path: string, scores: ScoreBook, until: string, crash?: Crash): Promise<void> {
  const { chain } = network;
  const owner = { genesisHash: chain.genesisHash, netuid, hotkey: hotkey.address };
  const commits = await CommitBook.load(path, owner);
  const metagraph = await MetagraphFollower.start(chain, netuid);
  const ends: (() => void)[] = [() => metagraph.stop()];
  try {
    await new Promise<void>((resolve, reject) => {
      const log: Log = {
        ...silentLog,
        info: (_fields, message) => {
          if (message === until) resolve();
        },
      };
      const setter = new WeightSetter(chainUntil(crash), hotkey, netuid, log, commits);
      const { signal } = new AbortController();
      chain
        .onHead(() => void setter.onBlock(metagraph.latest, scores, signal).catch(reject))
        .then((end) => ends.push(end), reject);
    });
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    for (const end of ends) end();
  }
}

function scoresOf(...values: readonly number[]): ScoreBook {
  const scores = new ScoreBook(netuid, 1);
  for (const [i, value] of values.entries()) scores.update(miners[i] ?? "", value);
  return scores;
}

async function weightsOnChain(): Promise<number[]> {
  const { neurons } = await readMetagraph(network.chain, netuid, { full: true });
  const weights = neurons.find((neuron) => neuron.hotkey === hotkey.address)?.weights ?? new Map();
  return miners.map((address) => weights.get(neurons.find((neuron) => neuron.hotkey === address)?.uid ?? -1) ?? 0);
}

async function kept(path: string): Promise<unknown[]> {
  return JSON.parse(await readFile(path, "utf8")).commits;
}

const nothing = (): ScoreBook => new ScoreBook(netuid, 1);

describe("a validator that is killed", () => {
  const crashes: Crash[] = [
    { call: "commit_weights", when: "when it is sent" },
    { call: "commit_weights", when: "when it is in a block" },
    { call: "reveal_weights", when: "before it is sent" },
  ];
  it.each(crashes)("at $call $when reveals after its restart", { timeout: 600_000 }, async (crash) => {
    const path = join(folder, `${crash.call} ${crash.when}.json`);
    const share = crash.when === "when it is sent" ? 0.25 : crash.when === "before it is sent" ? 0.5 : 0.75;
    await run(path, scoresOf(share, 1 - share), "never", crash);
    expect((await kept(path)).length).toBeGreaterThan(0);
    await run(path, nothing(), "weights revealed");
    const [first = 0, second = 0] = await weightsOnChain();
    expect(first).toBeCloseTo(share, 3);
    expect(second).toBeCloseTo(1 - share, 3);
    expect(await kept(path)).toEqual([]);
  });

  it("before its commit is sent commits anew", { timeout: 600_000 }, async () => {
    const path = join(folder, "unsent.json");
    await run(path, scoresOf(1, 0), "never", { call: "commit_weights", when: "before it is sent" });
    await run(path, scoresOf(0.1, 0.9), "weights revealed");
    expect((await weightsOnChain())[0]).toBeCloseTo(0.1, 3);
  });

  it("when its reveal is in a block goes on, and forgets it", { timeout: 600_000 }, async () => {
    const path = join(folder, "revealed.json");
    await run(path, scoresOf(0.6, 0.4), "never", { call: "reveal_weights", when: "when it is in a block" });
    expect((await weightsOnChain())[0]).toBeCloseTo(0.6, 3);
    await run(path, scoresOf(0.2, 0.8), "weights revealed");
    expect((await weightsOnChain())[0]).toBeCloseTo(0.2, 3);
  });
});
