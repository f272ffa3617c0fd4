import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { deferred } from "../../src/deferred.ts";
import {
  Dendrite,
  defineSynapse,
  getBalance,
  getServed,
  getSubnets,
  getUid,
  Miner,
  type NeuronStatus,
  registerByBurn,
  registerNetwork,
  Validator,
  walletOf,
} from "../../src/index.ts";
import { startNetwork, type TestNetwork } from "./network.ts";
import { silentLog } from "./silentLog.ts";

const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
const bobHotkey = keypairFromSuri("//Bob//hotkey");
const asker = keypairFromSuri("//Alice//hotkey");
const synapseOf = (name: string) =>
  defineSynapse({ name, request: z.object({}), response: z.object({ yes: z.boolean() }) });
const [sums, yes] = [synapseOf("Sums"), synapseOf("Yes")];

let network: TestNetwork;
let netuid: number;
beforeAll(async () => {
  network = await startNetwork({ preset: "local", parameters: { networkRateLimit: 0 } });
  const identity = { name: "sums", synapses: ["Sums", "Other.Sums"] };
  ({ netuid } = await registerNetwork(network.chain, alice, { hotkey: asker.address, identity }));
});
afterAll(() => network.stop());

/** Address that a miner announces, once it has. */
async function announced(hotkey = bobHotkey.address) {
  const { chain } = network;
  for (;;) {
    const endpoint = await getServed(chain, { netuid, hotkey });
    if (endpoint !== undefined) return endpoint;
    const { number } = await chain.head();
    await chain.waitForHead((head) => head.number > number);
  }
}

describe("a miner whose subnet asks for something else", () => {
  const options = (onStatus?: (status: NeuronStatus) => void) => ({
    chain: network.chain,
    wallet: walletOf({ coldkey: bob, hotkey: bobHotkey }),
    netuid,
    registration: "burn" as const,
    log: silentLog,
    axon: { host: "127.0.0.1", port: 0 },
    callers: { allow: [asker.address] },
    ...(onStatus === undefined ? {} : { onStatus }),
  });

  it("hears what a subnet says that it speaks", async () => {
    const subnets = await getSubnets(network.chain);
    expect(subnets.map(({ synapses }) => synapses)).toEqual([[], [], ["Sums", "Other.Sums"]]);
  });

  it("is told before it pays", async () => {
    const before = (await getBalance(network.chain, bob.address)).free;
    const responder = { model: "yes", answer: async () => ({ yes: true }), close: async () => undefined };
    const running = new Miner({ ...options(), synapse: yes, responder }).run(new AbortController().signal);
    await expect(running).rejects.toMatchObject({
      code: "OTHER_SYNAPSE",
      message: expect.stringContaining("speaks Sums, Other.Sums, and not Yes"),
    });
    expect((await getBalance(network.chain, bob.address)).free).toBe(before);
    expect(await getUid(network.chain, { netuid, hotkey: bobHotkey.address })).toBeUndefined();
  });

  it("is told what a place costs when it cannot pay, and stops", async () => {
    const synapse = sums;
    const responder = { model: "yes", answer: async () => ({ yes: true }), close: async () => undefined };
    const wallet = walletOf({ coldkey: keypairFromSuri("//Nobody"), hotkey: bobHotkey });
    const running = new Miner({ ...options(), wallet, synapse, responder }).run(new AbortController().signal);
    await expect(running).rejects.toMatchObject({
      code: "BALANCE_TOO_LOW",
      message: expect.stringMatching(/costs \d+ rao and a fee, and coldkey 5\w+ has 0 rao/),
    });
  });

  it("is told when it is asked for something else, and when its model fails: a line each, however often it happens", async () => {
    const statuses: NeuronStatus[] = [];
    const ready = deferred<void>();
    const stop = new AbortController();
    const broken = Object.assign(new Error("no answer from the server"), {
      code: "MODEL_UNREACHABLE",
      hint: "Start it.",
    });
    const responder = { model: "sums", answer: () => Promise.reject(broken), close: async () => undefined };
    const onStatus = (status: NeuronStatus): void => {
      statuses.push(status);
      if (status.kind === "ready") ready.resolve();
    };
    const running = new Miner({ ...options(onStatus), synapse: sums, responder }).run(stop.signal);
    await Promise.race([ready.promise, running]);
    const served = await announced();
    const target = { host: "127.0.0.1", port: served.port, hotkey: bobHotkey.address };
    const [known, stranger] = [new Dendrite(asker), new Dendrite(keypairFromSuri("//Stranger"))];
    for (let i = 0; i < 3; i += 1) {
      for (const synapse of [sums, yes]) {
        const [response] = await known.queryAll([target], synapse, {}, { timeoutMs: 5000 });
        expect(response?.ok).toBe(false);
      }
    }
    await stranger.queryAll([target], synapseOf("Lies"), {}, { timeoutMs: 5000 });
    for (const dendrite of [known, stranger]) dendrite.close();
    stop.abort();
    await running;
    const problems = statuses.filter(({ kind }) => kind === "trouble");
    expect(problems).toEqual([
      {
        kind: "trouble",
        code: "FAILED",
        message: `${broken.message} (MODEL_UNREACHABLE)`,
        hint: "Start it.",
        times: 1,
      },
      {
        kind: "trouble",
        code: "OTHER_SYNAPSE",
        message: `validators of subnet ${netuid} ask for Yes, and this miner answers Sums`,
        hint: expect.stringMatching(/\w/),
        times: 1,
      },
    ]);
  });

  it("is warned where a subnet says nothing", async () => {
    const statuses: NeuronStatus[] = [];
    const stop = new AbortController();
    const responder = { model: "yes", answer: async () => ({ yes: true }), close: async () => undefined };
    const onStatus = (status: NeuronStatus): void => {
      statuses.push(status);
      if (status.kind === "ready") stop.abort();
    };
    await new Miner({ ...options(onStatus), netuid: 1, synapse: yes, responder }).run(stop.signal);
    expect(statuses).toContainEqual(expect.objectContaining({ kind: "trouble", code: "SYNAPSE_UNKNOWN" }));
    expect(await getUid(network.chain, { netuid: 1, hotkey: bobHotkey.address })).toBeDefined();
  });
});

describe("a miner whose hotkey somebody else has registered for his own coldkey", () => {
  it.each(["never", "burn"] as const)(
    "is told so, and earns nothing for him: registration %s",
    async (registration) => {
      const { chain } = network;
      const hotkey = keypairFromSuri(`//Bob//hotkey//${registration}`);
      await registerByBurn(chain, alice, { netuid, hotkey: hotkey.address });
      const running = new Miner({
        chain,
        wallet: walletOf({ coldkey: bob, hotkey }),
        netuid,
        registration,
        log: silentLog,
        axon: { host: "127.0.0.1", port: 0 },
        synapse: sums,
        responder: { model: "sums", answer: async () => ({ yes: true }), close: async () => undefined },
      }).run(new AbortController().signal);
      await expect(running).rejects.toMatchObject({
        code: "OTHER_OWNER",
        message: expect.stringContaining(alice.address),
      });
      expect(await getServed(chain, { netuid, hotkey: hotkey.address })).toBeUndefined();
    },
  );
});

describe("a hotkey of ed25519", () => {
  const wallet = (name: string) => walletOf({ coldkey: bob, hotkey: keypairFromSuri(`//Bob//${name}`, "ed25519") });
  const common = () => ({ chain: network.chain, netuid, registration: "burn" as const, log: silentLog, synapse: sums });

  it("is told that no miner would answer it before it pays for a validator's place", async () => {
    const validating = wallet("validator");
    const before = (await getBalance(network.chain, bob.address)).free;
    const judge = {
      nextTask: () => Promise.reject(new Error("nobody is asked")),
      score: async () => [],
      close: async () => undefined,
    };
    const running = new Validator({ ...common(), wallet: validating, judge }).run(new AbortController().signal);
    await expect(running).rejects.toMatchObject({
      code: "HOTKEY_SCHEME",
      message: expect.stringContaining("ed25519"),
      hint: expect.stringContaining("--only hotkey"),
    });
    expect((await getBalance(network.chain, bob.address)).free).toBe(before);
  });

  it("serves as a miner", async () => {
    const mining = wallet("miner");
    const stop = new AbortController();
    const responder = { model: "sums", answer: async () => ({ yes: true }), close: async () => undefined };
    const running = new Miner({
      ...common(),
      wallet: mining,
      responder,
      axon: { host: "127.0.0.1", port: 0 },
      callers: { allow: [asker.address] },
    }).run(stop.signal);
    const { address } = await mining.hotkey();
    const { port } = await Promise.race([announced(address), running.then(() => ({ port: 0 }))]);
    const dendrite = new Dendrite(asker);
    const target = { host: "127.0.0.1", port, hotkey: address };
    expect(await dendrite.query(target, sums, {})).toMatchObject({ ok: true, answer: { yes: true } });
    dendrite.close();
    stop.abort();
    await running;
  });
});
