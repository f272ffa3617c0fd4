import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { deferred } from "../../src/deferred.ts";
import {
  addStake,
  Chain,
  defineSynapse,
  type descriptors,
  getUid,
  type Log,
  Miner,
  type NeuronStatus,
  readMetagraph,
  registerByBurn,
  registerNetwork,
  startCall,
  tx,
  Validator,
  walletOf,
} from "../../src/index.ts";
import { startNetwork, type TestNetwork } from "./network.ts";
import { silentLog } from "./silentLog.ts";

const TAO = 1_000_000_000n;
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
const charlie = keypairFromSuri("//Charlie");

const yes = defineSynapse({ name: "Yes", request: z.object({}), response: z.object({ yes: z.boolean() }) });
const responder = { model: "yes", answer: async () => ({ yes: true }), close: async () => undefined };
const judge = {
  nextTask: async () => ({ request: {}, secret: undefined, timeoutMs: 5000 }),
  score: async (_task: unknown, answers: readonly { uid: number }[]) => answers.map(({ uid }) => ({ uid, score: 1 })),
  close: async () => undefined,
};

let network: TestNetwork;
let netuid: number;

/** Calls as root: the development chain's sudo key is Alice's. */
async function sudo(call: descriptors.RuntimeCall): Promise<void> {
  const { events } = await network.chain.submit(tx.Sudo.sudo({ call }), alice);
  const outcome = events.find((event) => event.is("Sudo", "Sudid"));
  expect(outcome?.data).toMatchObject({ sudo_result: { success: true } });
}

beforeAll(async () => {
  network = await startNetwork({
    preset: "local",
    parameters: { initialTempo: 12, weightsRateLimit: 2, immunityPeriod: 0 },
  });
  ({ netuid } = await registerNetwork(network.chain, alice, { hotkey: keypairFromSuri("//Alice//hotkey").address }));
  await startCall(network.chain, alice, netuid);
});
afterAll(() => network.stop());

describe("a miner that loses its uid", () => {
  it("registers anew", async () => {
    const { chain } = network;
    const wallet = walletOf({ coldkey: bob, hotkey: keypairFromSuri("//Bob//hotkey") });
    const stop = new AbortController();
    const readies: NeuronStatus[] = [];
    const [first, second] = [deferred<void>(), deferred<void>()];
    const miner = new Miner({
      chain,
      wallet,
      netuid,
      registration: "burn",
      log: silentLog,
      synapse: yes,
      responder,
      axon: { host: "127.0.0.1", port: 0 },
      onStatus: (status) => {
        if (status.kind !== "ready") return;
        readies.push(status);
        (readies.length === 1 ? first : second).resolve();
      },
    });
    const running = miner.run(stop.signal);
    await Promise.race([first.promise, running]);
    await sudo(tx.AdminUtils.sudo_set_admin_freeze_window({ window: 0 }));
    // Full: whoever comes next takes the place of the only neuron that is not the owner's.
    await sudo(tx.AdminUtils.sudo_set_min_allowed_uids({ netuid, min_allowed_uids: 1 }));
    await sudo(tx.AdminUtils.sudo_set_max_allowed_uids({ netuid, max_allowed_uids: 2 }));
    const rival = keypairFromSuri("//Charlie//hotkey").address;
    await registerByBurn(chain, charlie, { netuid, hotkey: rival });
    await Promise.race([second.promise, running]);
    expect(await getUid(chain, { netuid, hotkey: (await wallet.hotkey()).address })).toBe(1);
    expect(await getUid(chain, { netuid, hotkey: rival })).toBeUndefined();
    stop.abort();
    await running;
    await sudo(tx.AdminUtils.sudo_set_max_allowed_uids({ netuid, max_allowed_uids: 64 }));
  });
});

describe("a miner that is told to stop while it begins to follow the chain", () => {
  it("ends", async () => {
    const chain = await Chain.connect(network.url);
    try {
      const wallet = walletOf({ coldkey: bob, hotkey: keypairFromSuri("//Bob//stopped") });
      await registerByBurn(network.chain, bob, { netuid, hotkey: (await wallet.hotkey()).address });
      const stop = new AbortController();
      const onHead = chain.onHead.bind(chain);
      chain.onHead = async (listener, kind) => {
        const stopListening = await onHead(listener, kind);
        stop.abort();
        return stopListening;
      };
      const miner = new Miner({
        chain,
        wallet,
        netuid,
        registration: "never",
        log: silentLog,
        synapse: yes,
        responder,
        axon: { host: "127.0.0.1", port: 0 },
      });
      await miner.run(stop.signal);
      expect(stop.signal.aborted).toBe(true);
    } finally {
      chain.close();
    }
  });
});

describe("a validator where weights are committed before they are revealed", () => {
  it("commits and reveals", async () => {
    const { chain } = network;
    const wallet = walletOf({ coldkey: charlie, hotkey: keypairFromSuri("//Charlie//validator") });
    const hotkey = (await wallet.hotkey()).address;
    await registerByBurn(chain, charlie, { netuid, hotkey });
    await addStake(chain, charlie, { netuid, hotkey, amount: 1000n * TAO });
    const stop = new AbortController();
    const revealed = deferred<void>();
    const messages: string[] = [];
    const log: Log = {
      ...silentLog,
      info: (_fields, message) => {
        messages.push(message);
        if (message === "weights revealed") revealed.resolve();
      },
    };
    const miner = new Miner({
      chain,
      wallet: walletOf({ coldkey: bob, hotkey: keypairFromSuri("//Bob//hotkey") }),
      netuid,
      registration: "burn",
      log: silentLog,
      synapse: yes,
      responder,
      axon: { host: "127.0.0.1", port: 0 },
    }).run(stop.signal);
    const validator = new Validator({ chain, wallet, netuid, registration: "never", log, synapse: yes, judge }).run(
      stop.signal,
    );
    await Promise.race([revealed.promise, miner, validator]);
    expect(messages).toContain("weights committed");
    const { neurons } = await readMetagraph(chain, netuid, { full: true });
    expect([...(neurons.find((neuron) => neuron.hotkey === hotkey)?.weights ?? [])]).not.toEqual([]);
    stop.abort();
    await Promise.all([miner, validator]);
  });
});
