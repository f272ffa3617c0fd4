import { setTimeout as pause } from "node:timers/promises";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, describe, expect, it } from "vitest";
import { Axon, Dendrite, type Metagraph, type Neuron, Rejection } from "../src/index.ts";
import { rateLimitFor, refusalOf } from "../src/neuron/callers.ts";
import { requestRateOf } from "../src/neuron/requestRate.ts";
import { RestingMiners } from "../src/neuron/restingMiners.ts";
import { playRound } from "../src/neuron/round.ts";
import { type Answer, double, doublingJudge, PLENTY_MS, type Question } from "./doubling.ts";
import { permittedNeuron } from "./permittedNeuron.ts";

const RELAYS = 8;
const TOP_STAKE = 1_000_000n;
const top = keypairFromSuri("//Top");
const small = keypairFromSuri("//Small");
const real = keypairFromSuri("//Real");

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A subnet under one clock: a voter, one with a thousandth of its stake, a miner with a model and whoever joins. */
class Subnet {
  now = Date.now();
  answered = 0;
  readonly #isThrottled: boolean;
  readonly #neurons: Neuron[];

  /** @param stake - of the small voter; the one at the top has a million */
  constructor(isThrottled: boolean, stake = 1_002n) {
    this.#isThrottled = isThrottled;
    this.#neurons = [
      permittedNeuron({ uid: 0, hotkey: top.address, stake: TOP_STAKE, validatorTrust: 1 }),
      permittedNeuron({ uid: 1, hotkey: small.address, stake, validatorTrust: 1 }),
    ];
  }

  get metagraph(): Metagraph {
    return { netuid: 1, block: 1, blockHash: "0x", neurons: this.#neurons };
  }

  get miners(): readonly Neuron[] {
    return this.#neurons.slice(2);
  }

  dendrite(key: typeof top): Dendrite {
    const dendrite = new Dendrite(key, { clock: () => this.now });
    closers.push(() => dendrite.close());
    return dendrite;
  }

  /**
   * Serves as a miner does: the policy decides who is answered, and how often; `part` of what the rule gives is taken.
   */
  async join(
    hotkey: string,
    answer: (question: Question) => Promise<Answer>,
    part = this.#isThrottled ? 1 : Number.POSITIVE_INFINITY,
  ): Promise<number> {
    const axon = new Axon({ hotkey, port: 0, clock: () => this.now });
    const caller = ({ dendrite }: { dendrite: { hotkey?: string | undefined } }): string => dendrite.hotkey ?? "";
    axon.attach(double, answer, {
      blacklist: (head) => refusalOf(this.metagraph, caller(head)),
      rateLimit: (head) => part * rateLimitFor(this.metagraph, caller(head)),
    });
    closers.push(() => axon.stop());
    const { port } = await axon.start();
    const uid = this.#neurons.length;
    const place = { uid, hotkey, axon: { ip: "0.0.0.0", port }, hasValidatorPermit: false };
    this.#neurons.push(permittedNeuron(place));
    return port;
  }

  async joinReal(): Promise<number> {
    return this.join(real.address, async ({ number }) => {
      this.answered += 1;
      return { doubled: 2 * number };
    });
  }

  /**
   * Relays that ask the miner with the small voter's key, and pass its answers on; `refuse` says what they do without
   * one.
   */
  async joinRelays(refuse: (message: string) => Error): Promise<void> {
    const target = { host: "127.0.0.1", port: await this.joinReal(), hotkey: real.address };
    const hub = this.dendrite(small);
    for (let i = 0; i < RELAYS; i += 1) {
      await this.join(keypairFromSuri(`//Relay//${i}`).address, async (question) => {
        const response = await hub.query(target, double, question, { timeoutMs: PLENTY_MS });
        if (!response.ok) throw refuse(response.message);
        return response.answer;
      });
    }
  }

  /** Rounds of a validator; mean score of each miner, in order, and how often it was asked. */
  async judge(key: typeof top, rounds: number, roundMs: number) {
    const parts = { judge: doublingJudge(), synapse: double, dendrite: this.dendrite(key) };
    const resting = new RestingMiners(() => this.now);
    const totals = this.miners.map(() => ({ sum: 0, count: 0 }));
    for (let round = 0; round < rounds; round += 1) {
      const rate = requestRateOf(this.metagraph, key.address);
      const miners = this.miners.filter(({ hotkey }) => !resting.isResting(hotkey, rate));
      const judged = await playRound(miners, { ...parts, resting }, new AbortController().signal);
      for (const { uid, score } of judged) {
        const total = totals[uid - 2];
        if (total !== undefined) Object.assign(total, { sum: total.sum + score, count: total.count + 1 });
      }
      this.now += roundMs;
    }
    return totals.map(({ sum, count }) => ({ score: count === 0 ? 0 : sum / count, count }));
  }

  /** Part of the emission that the miner with the model keeps, whole percent. */
  async kept(rounds: number, roundMs: number): Promise<number> {
    const scores = (await this.judge(top, rounds, roundMs)).map(({ score }) => score);
    return Math.round((100 * (scores[0] ?? 0)) / scores.reduce((sum, score) => sum + score, 0));
  }
}

const fails = (message: string) => new Error(message);
const asksForPatience = (message: string) => new Rejection(429, message, 60);

describe("a hub with a thousandth of the voters' stake and eight relays leaves the real miner", () => {
  it.each([
    [false, 12_000, fails, 11],
    [true, 12_000, fails, 75],
    [true, 2_000, fails, 94],
    // They say what an honest miner says to a hasty caller; the top voter is none.
    [true, 2_000, asksForPatience, 94],
  ])("throttled: %s, rounds of %i ms", async (isThrottled, roundMs, refuse, percent) => {
    const subnet = new Subnet(isThrottled);
    await subnet.joinRelays(refuse);
    expect(await subnet.kept(15, roundMs)).toBe(percent);
  });
});

describe("a validator with little stake", () => {
  it("asks each miner as often as its stake allows, and gives nobody 0 for asking it to wait", async () => {
    const subnet = new Subnet(true);
    await subnet.joinReal();
    const [miner] = await subnet.judge(small, 35, 2_000);
    expect(miner).toEqual({ score: 1, count: 3 });
    expect(subnet.answered).toBe(3);
  });

  it("excuses a miner that always asks it to wait once after its start, and never again", async () => {
    const subnet = new Subnet(true);
    await subnet.join(real.address, () => Promise.reject(asksForPatience("later")));
    const [miner] = await subnet.judge(small, 35, 2_000);
    expect(miner).toEqual({ score: 0, count: 2 });
  });
});

describe("a miner whose clock is slow, or that sees a little less stake behind a validator", () => {
  it.each([30n, 20n, 8n])("is not asked too early: 1/%i of the top voter's stake", async (part) => {
    const subnet = new Subnet(true, TOP_STAKE / part);
    await subnet.join(real.address, async ({ number }) => ({ doubled: 2 * number }), 0.95);
    const [miner] = await subnet.judge(small, 400, 100);
    expect(miner?.score).toBe(1);
    expect(miner?.count).toBeGreaterThan(4);
  });
});

describe("a validator that was started anew", () => {
  it("gives nobody 0 for refusing what it could not know to be too early", async () => {
    const subnet = new Subnet(true);
    await subnet.joinReal();
    await subnet.judge(small, 1, 2_000);
    const [afterStart] = await subnet.judge(small, 35, 2_000);
    // The first is excused.
    expect(afterStart).toEqual({ score: 1, count: 2 });
  });
});

describe("a miner that knows one task of four", () => {
  it.each([60n, 40n, 20n, 12n, 2n])("cannot pick its tasks by asking a voter with 1/%i to wait", async (part) => {
    const subnet = new Subnet(false, TOP_STAKE / part);
    const isKnown = (number: number): boolean => number % 4 === 0;
    const interval = 1000 / requestRateOf(subnet.metagraph, small.address);
    let countedAt = Number.NEGATIVE_INFINITY;
    await subnet.join(real.address, async ({ number }) => {
      // An honest miner may refuse just as long, and says so.
      if (!isKnown(number) && subnet.now - countedAt < interval) throw new Rejection(429, "later", 1);
      countedAt = subnet.now;
      if (!isKnown(number)) throw new Error("unknown");
      return { doubled: 2 * number };
    });
    const [picker] = await subnet.judge(small, 150, 2_000);
    expect(picker?.score).toBeCloseTo(1 / 4, 1);
  });
});

describe("a miner that lets a voter with little stake wait for its answer until his time is over", () => {
  it.each([
    [48n, true],
    [20n, true],
    [8n, true],
    [48n, false],
    [20n, false],
    [8n, false],
  ])("costs another no score: of 1/%i, only while that one may refuse: %s", async (part, isSly) => {
    const subnet = new Subnet(true, TOP_STAKE / part);
    const interval = 1000 / requestRateOf(subnet.metagraph, small.address);
    let answeredAt = 0;
    await subnet.join(real.address, async ({ number }) => {
      answeredAt = subnet.now;
      return { doubled: 2 * number };
    });
    const hang = async ({ number }: Question): Promise<Answer> => {
      // Lets the other's refusal go first; it must cost nothing in whatever order they come.
      if (isSly) await pause(20);
      const since = subnet.now - answeredAt;
      if (!isSly || (since > 0 && since < interval)) subnet.now += 12_000;
      return { doubled: 2 * number };
    };
    await subnet.join(keypairFromSuri("//Hanging").address, hang, Number.POSITIVE_INFINITY);
    const [honest] = await subnet.judge(small, 60, 1_000);
    expect(honest?.score).toBe(1);
    expect(honest?.count).toBeGreaterThan(1);
  });
});

describe("a voter at the top", () => {
  it("counts each time that a miner asks it to wait, but for the first after its start", async () => {
    const subnet = new Subnet(true);
    await subnet.join(real.address, () => Promise.reject(asksForPatience("later")));
    const [miner] = await subnet.judge(top, 10, 2_000);
    expect(miner).toEqual({ score: 0, count: 9 });
  });
});

describe("a miner", () => {
  it("answers whom it was told to answer as often as they like, and all alike while nobody holds stake", () => {
    const { metagraph } = new Subnet(true);
    expect(rateLimitFor(metagraph, small.address, { allow: [small.address] })).toBe(Number.POSITIVE_INFINITY);
    expect(rateLimitFor(metagraph, top.address)).toBe(4);
    const neurons = metagraph.neurons.map((neuron) => ({ ...neuron, stake: 0n }));
    expect(requestRateOf({ ...metagraph, neurons }, small.address)).toBe(4);
  });

  it("says after how many seconds it takes the next request", async () => {
    const subnet = new Subnet(true);
    const axon = { host: "127.0.0.1", port: await subnet.joinReal(), hotkey: real.address };
    const dendrite = subnet.dendrite(small);
    expect(await dendrite.query(axon, double, { number: 1 })).toMatchObject({ ok: true });
    subnet.now += 1_000;
    expect(await dendrite.query(axon, double, { number: 1 })).toMatchObject({ status: 429, retryAfterMs: 29_000 });
    subnet.now += 29_000;
    expect(await dendrite.query(axon, double, { number: 1 })).toMatchObject({ ok: true });
  });
});
