import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { until } from "../../node/test/cluster/until.ts";
import { Heads } from "./hostile/heads.ts";
import { Mix } from "./hostile/mix.ts";
import { type Pair, startPair } from "./hostile/pair.ts";
import { usageOf } from "./hostile/usage.ts";

const SECONDS = Number(process.env.OPENTAO_HOSTILE_SECONDS ?? 60);
const SEED = Number(process.env.OPENTAO_SEED ?? 1);
/** The preset's own time between blocks in a long run; a minute has too few of those. */
const SLOT_MS = Number(process.env.OPENTAO_HOSTILE_SLOT_MS ?? (SECONDS < 600 ? 4_000 : 12_000));
const LONG = 120_000;
const LOOK_MS = 1_000;
const LOG_EVERY = 10;

const MOST_APART = 3;
const MOST_MEMORY_MB = 600;

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** Observation of a pair while it is attacked. */
class Watch {
  /** The most that the heights have differed. */
  apart = 0;
  /** The most slots that had no block. */
  missed = 0;
  readonly #pair: Pair;
  readonly #heads: Heads[] = [];

  constructor(pair: Pair) {
    this.#pair = pair;
  }

  async start(): Promise<void> {
    for (const { rpcPort } of [this.#pair.author, this.#pair.follower]) {
      this.#heads.push(await Heads.follow(rpcPort, () => this.#compare()));
      const heads = this.#heads.at(-1);
      ending.push(async () => heads?.close());
    }
    await until("the follower is where the author is", () => this.heights.every((number) => number > 0), LONG);
    this.apart = 0;
  }

  get heights(): number[] {
    return this.#heads.map(({ number }) => number);
  }

  get slots() {
    return this.#heads[0]?.slots(Date.now(), SLOT_MS) ?? { due: 0, missed: 0 };
  }

  /** Notes how many slots have no block. */
  look(): void {
    this.missed = Math.max(this.missed, this.slots.missed);
  }

  get memory() {
    const { author, follower } = this.#pair;
    return { author: usageOf(author.tao.child.pid), follower: usageOf(follower.tao.child.pid) };
  }

  #compare(): void {
    const [a = 0, b = 0] = this.heights;
    this.apart = Math.max(this.apart, Math.abs(a - b));
  }
}

it("two nodes keep together, keep their slots and their size under a hostile mix", {
  timeout: SECONDS * 1000 + 3 * LONG,
}, async () => {
  const pair = await startPair(SLOT_MS);
  ending.push(() => pair.end());
  const watch = new Watch(pair);
  await watch.start();
  const mix = await Mix.start(pair, SEED);
  ending.push(() => mix.stop());
  const seen = () => {
    const { heights, apart, missed, slots, memory } = watch;
    return { seed: SEED, heights, apart, due: slots.due, missed, memory, paid: mix.paid };
  };
  const report = () => {
    const said = [pair.author, pair.follower].map(({ name, tao }) => `${name}: ${tao.stderr.slice(-2000)}`);
    return [JSON.stringify({ ...seen(), attacks: mix.tally }), ...said].join("\n");
  };
  const begun = Date.now();
  for (let looks = 1; Date.now() < begun + SECONDS * 1000; looks += 1) {
    await sleep(LOOK_MS);
    watch.look();
    if (pair.author.tao.hasEnded || pair.follower.tao.hasEnded) throw new Error(`a node has ended: ${report()}`);
    if (looks % LOG_EVERY === 0) console.log(`hostile: ${looks} s: ${JSON.stringify(seen())}`);
  }
  console.log(JSON.stringify({ hostile: { ...seen(), attacks: mix.tally }, seconds: SECONDS, slotMs: SLOT_MS }));
  expect(watch.apart, report()).toBeLessThanOrEqual(MOST_APART);
  expect(watch.missed, report()).toBeLessThanOrEqual(Math.max(1, watch.slots.due / 100));
  expect(watch.memory.author.peak, report()).toBeLessThan(MOST_MEMORY_MB);
  expect(watch.memory.follower.peak, report()).toBeLessThan(MOST_MEMORY_MB);
  expect(mix.paid, report()).toBeGreaterThan(0);
});
