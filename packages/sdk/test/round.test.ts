import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, describe, expect, it } from "vitest";
import { Axon, Dendrite, type Metagraph, type Neuron } from "../src/index.ts";
import { refusalOf } from "../src/neuron/callers.ts";
import { explainScore } from "../src/neuron/explained.ts";
import { playRound } from "../src/neuron/round.ts";
import { type Answer, double, doublingJudge, type Question } from "./doubling.ts";
import { permittedNeuron } from "./permittedNeuron.ts";

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const validator = keypairFromSuri("//Validator");
const real = keypairFromSuri("//Real");
const RELAYS = 8;

/** Serves as a miner does: the policy decides who is answered. */
async function serve(
  hotkey: string,
  metagraph: () => Metagraph,
  answer: (question: Question, body: Relay) => Promise<Answer>,
) {
  const relay: Relay = { headers: {} };
  const axon = new Axon({ hotkey, port: 0 });
  axon.attach(double, (question) => answer(question, relay), {
    blacklist: ({ dendrite }) => refusalOf(metagraph(), dendrite.hotkey ?? ""),
  });
  closers.push(() => axon.stop());
  return (await axon.start()).port;
}

interface Relay {
  headers: Record<string, string>;
}

function neuronOf(uid: number, hotkey: string, port?: number): Neuron {
  return permittedNeuron({ uid, hotkey, axon: port === undefined ? undefined : { ip: "0.0.0.0", port } });
}

describe("a round", () => {
  it("pays the one real miner, and nothing to eight relays in front of it", async () => {
    const neurons: Neuron[] = [];
    const metagraph = (): Metagraph => ({ netuid: 1, block: 1, blockHash: "0x", neurons });
    let answered = 0;
    const port = await serve(real.address, metagraph, async ({ number }) => {
      answered += 1;
      return { doubled: 2 * number };
    });
    const target = { host: "127.0.0.1", port, hotkey: real.address };
    neurons.push(neuronOf(0, validator.address), neuronOf(1, real.address, port));
    for (let i = 0; i < RELAYS; i += 1) {
      const key = keypairFromSuri(`//Relay//${i}`);
      const asking = new Dendrite(key);
      closers.push(() => asking.close());
      const relayPort = await serve(key.address, metagraph, async (question) => {
        const response = await asking.query(target, double, question);
        if (!response.ok) throw new Error(response.message);
        return response.answer;
      });
      neurons.push(neuronOf(2 + i, key.address, relayPort));
    }
    const dendrite = new Dendrite(validator);
    closers.push(() => dendrite.close());
    const miners = neurons.slice(1);
    const judged = await playRound(
      miners,
      { judge: doublingJudge(), synapse: double, dendrite },
      new AbortController().signal,
    );
    expect(judged.map(({ score }) => score)).toEqual([1, ...Array<number>(RELAYS).fill(0)]);
    expect(answered).toBe(1);
    expect(new Set(judged.map(({ task }) => task.request.number)).size).toBe(miners.length);
  });

  it("gives no answer to the bytes that a validator sent to another", async () => {
    const neurons: Neuron[] = [];
    const metagraph = (): Metagraph => ({ netuid: 1, block: 1, blockHash: "0x", neurons });
    const port = await serve(real.address, metagraph, async ({ number }) => ({ doubled: 2 * number }));
    neurons.push(neuronOf(0, validator.address), neuronOf(1, real.address, port));
    // The relay hands the request on as it came; it is signed for the relay's hotkey.
    const relay = keypairFromSuri("//Relay//0").address;
    let status = 0;
    const dendrite = new Dendrite(validator, {
      transport: {
        post: async ({ path, headers, body }) => {
          const sent = { ...headers, bt_header_axon_hotkey: real.address, "content-type": "application/json" };
          const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", headers: sent, body });
          status = response.status;
          return { status, body: await response.text() };
        },
        close: () => undefined,
      },
    });
    const response = await dendrite.query({ host: "relay", port: 1, hotkey: relay }, double, { number: 1 });
    expect(response).toMatchObject({ ok: false, status: 401, message: expect.stringContaining("Signature mismatch") });
    expect(status).toBe(401);
  });
});

describe("the reason of a score", () => {
  const task = { request: { number: 1 }, secret: 2, timeoutMs: 1 };
  const judged = { uid: 1, hotkey: "", score: 0.5, task };
  const explain = () => ({ question: "1?", truth: "2", answer: "x".repeat(10_000), reason: "near" });

  it("is told in a few words, whatever the miner sent", () => {
    const response = { ok: true, status: 200, answer: { doubled: 3 }, latencyMs: 1 } as const;
    const { explanation } = explainScore({ ...judged, response }, explain);
    expect(explanation).toMatchObject({ question: "1?", truth: "2", reason: "near" });
    expect(explanation?.answer.length).toBeLessThanOrEqual(600);
    expect(explainScore({ ...judged, response }, undefined)).toEqual({ uid: 1, score: 0.5 });
  });

  it("is that of the failure where there was no answer", () => {
    const response = { ok: false, status: 503, message: "too busy", latencyMs: 1 } as const;
    expect(explainScore({ ...judged, response }, explain).explanation?.reason).toBe("no answer: too busy");
  });
});
