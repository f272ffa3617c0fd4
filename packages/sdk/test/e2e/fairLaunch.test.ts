import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  defineSynapse,
  getBalance,
  getServed,
  getStakes,
  getSupply,
  getUid,
  type Judge,
  type Metagraph,
  MetagraphFollower,
  Miner,
  type NeuronStatus,
  quoteAlpha,
  type Responder,
  readMetagraph,
  registerByWork,
  registerNetwork,
  removeStake,
  startCall,
  Validator,
  walletOf,
} from "../../src/index.ts";
import { HURRY, startNetwork, type TestNetwork } from "./network.ts";
import { silentLog } from "./silentLog.ts";

const sum = defineSynapse({
  name: "Sum",
  request: z.object({ numbers: z.array(z.int()) }),
  response: z.object({ total: z.int() }),
});
type Question = z.infer<typeof sum.request>;
type Answer = z.infer<typeof sum.response>;

const adder: Responder<Question, Answer> = {
  model: "adder",
  answer: async ({ numbers }) => ({ total: numbers.reduce((total, number) => total + number, 0) }),
  close: async () => undefined,
};
const guesser: Responder<Question, Answer> = { ...adder, model: "guesser", answer: async () => ({ total: 1 }) };

const judge: Judge<Question, Answer, number> = {
  nextTask: async () => ({ request: { numbers: [1, 2, 3, 4] }, secret: 10, timeoutMs: 5000 }),
  score: async ({ secret }, answers) =>
    answers.map(({ uid, answer }) => ({ uid, score: answer?.total === secret ? 1 : 0.02 })),
  close: async () => undefined,
};

const owner = keypairFromSuri("//Owner");
const ownerHotkey = keypairFromSuri("//Owner//hotkey");
const walletNamed = (name: string) =>
  walletOf({ coldkey: keypairFromSuri(`//${name}`), hotkey: keypairFromSuri(`//${name}//hotkey`), name });

let network: TestNetwork;
let folder: string;
beforeAll(async () => {
  network = await startNetwork({ preset: "mainnet", parameters: HURRY });
  folder = await mkdtemp(join(tmpdir(), "opentao-sdk-"));
});
afterAll(async () => {
  await network.stop();
  await rm(folder, { recursive: true });
});

/** Resolves with the first metagraph that `accepts`. */
async function metagraphWhere(netuid: number, accepts: (metagraph: Metagraph) => boolean): Promise<Metagraph> {
  const follower = await MetagraphFollower.start(network.chain, netuid);
  try {
    if (accepts(follower.latest)) return follower.latest;
    return await new Promise((resolve) =>
      follower.listen((metagraph) => {
        if (accepts(metagraph)) resolve(metagraph);
      }),
    );
  } finally {
    follower.stop();
  }
}

describe("a fair launch", () => {
  let netuid: number;

  it("begins without TAO; a subnet is made and started for nothing", async () => {
    const { chain } = network;
    const genesis = await chain.blockHash(0);
    expect((await getSupply(chain, { at: genesis ?? "" })).issued).toBe(0n);
    ({ netuid } = await registerNetwork(chain, owner, { hotkey: ownerHotkey.address }));
    await startCall(chain, owner, netuid);
    expect(await getUid(chain, { netuid, hotkey: ownerHotkey.address })).toBe(0);
  });

  it("registers for work, found in slices on this thread", async () => {
    const hotkey = keypairFromSuri("//Worker//hotkey");
    const told: { tried: number; expected: bigint }[] = [];
    await registerByWork(
      network.chain,
      hotkey,
      { netuid, coldkey: keypairFromSuri("//Worker").address },
      {
        threads: 0,
        onProgress: (progress) => {
          told.push(progress);
        },
      },
    );
    expect(await getUid(network.chain, { netuid, hotkey: hotkey.address })).toBe(1);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ expected }) => expected))).toEqual(new Set([2000n]));
    const tried = told.map((progress) => progress.tried);
    expect(tried).toEqual([...new Set(tried)].sort((a, b) => a - b));
    expect(tried[0]).toBeGreaterThan(0);
  });

  it("stops searching when it is told to", async () => {
    const given = new AbortController();
    const hotkey = keypairFromSuri("//Impatient");
    const search = registerByWork(
      network.chain,
      hotkey,
      { netuid, coldkey: hotkey.address },
      { threads: 0, signal: given.signal },
    );
    given.abort();
    await expect(search).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("pays the miner that answers well and the validator that says so", { timeout: 600_000 }, async () => {
    const { chain } = network;
    const stop = new AbortController();
    const statuses = new Map<string, NeuronStatus[]>();
    const options = (name: string) => ({
      chain,
      wallet: walletNamed(name),
      netuid,
      registration: "work" as const,
      log: silentLog,
      onStatus: (status: NeuronStatus) => statuses.set(name, [...(statuses.get(name) ?? []), status]),
    });
    const axon = { host: "127.0.0.1", port: 0 };
    const scoresFile = join(folder, "scores.json");
    const judging = { synapse: sum, judge, pauseMs: 200, localPeers: true };
    const running = [
      new Miner({ ...options("Good"), synapse: sum, responder: adder, axon }).run(stop.signal),
      new Miner({ ...options("Bad"), synapse: sum, responder: guesser, axon }).run(stop.signal),
      new Validator({ ...options("Judge"), ...judging, scoresFile }).run(stop.signal),
      // Nobody is paid at a launch without the owner's vote.
      new Validator({ ...options("Owner"), ...judging }).run(stop.signal),
    ];
    const good = walletNamed("Good");
    const goodHotkey = (await good.hotkey()).address;
    const judgeHotkey = (await walletNamed("Judge").hotkey()).address;
    // The first epoch that pays the miner may know the owner's vote alone.
    const paid = metagraphWhere(
      netuid,
      ({ neurons }) =>
        neurons.some(
          ({ hotkey, incentive, alphaStake }) => hotkey === goodHotkey && incentive > 0.9 && alphaStake > 0n,
        ) && neurons.some(({ hotkey, dividends }) => hotkey === judgeHotkey && dividends > 0),
    );
    const metagraph = await Promise.race([paid, Promise.all(running).then(() => Promise.reject(new Error("ended")))]);
    const byHotkey = new Map(metagraph.neurons.map((neuron) => [neuron.hotkey, neuron]));
    const best = byHotkey.get(goodHotkey);
    const worst = byHotkey.get((await walletNamed("Bad").hotkey()).address);
    expect(worst?.incentive ?? 1).toBeLessThan((best?.incentive ?? 0) / 10);
    expect(best?.axon?.ip).toBe("0.0.0.0");
    expect(await quoteAlpha(chain, netuid, best?.alphaStake ?? 0n)).toBeGreaterThan(0n);
    stop.abort();
    await Promise.all(running);
    expect(statuses.get("Good")?.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["progress", "ready", "answered"]),
    );
    expect(statuses.get("Judge")?.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["progress", "ready", "scored"]),
    );
    const { scores } = JSON.parse(await readFile(scoresFile, "utf8"));
    expect(scores[goodHotkey]).toBe(1);
    expect(await getServed(chain, { netuid, hotkey: goodHotkey })).toEqual(best?.axon);
  });

  it("lets the miner sell all that it earned, whose fee is paid in alpha, and tells what that brought", async () => {
    const { chain } = network;
    const good = walletNamed("Good");
    const hotkey = (await good.hotkey()).address;
    const [position] = await getStakes(chain, good.coldkeyAddress);
    const held = position?.stake ?? 0n;
    expect((await getBalance(chain, good.coldkeyAddress)).free).toBe(0n);
    const sold = await removeStake(chain, await good.coldkey(), { hotkey, netuid, amount: held });
    expect(sold.events.map(({ name }) => name)).toContain("TransactionFeePaidWithAlpha");
    expect(sold.alpha).toBeGreaterThan((held * 9n) / 10n);
    expect((await getBalance(chain, good.coldkeyAddress, { at: sold.blockHash })).free).toBe(sold.tao);
  });

  it("shows weights and bonds in a full snapshot", async () => {
    const full = await readMetagraph(network.chain, netuid, { full: true });
    const judgeHotkey = (await walletNamed("Judge").hotkey()).address;
    const weights = full.neurons.find(({ hotkey }) => hotkey === judgeHotkey)?.weights;
    expect([...(weights?.values() ?? [])].reduce((total, weight) => total + weight, 0)).toBeCloseTo(1);
  });
});

describe("neurons say why they cannot start", () => {
  const start = (netuid: number, registration: "never" | "burn", host = "127.0.0.1") =>
    new Miner({
      chain: network.chain,
      wallet: walletNamed("Stranger"),
      netuid,
      registration,
      log: silentLog,
      synapse: sum,
      responder: adder,
      axon: { host, port: 0 },
    }).run(new AbortController().signal);

  it("when there is no such subnet", async () => {
    await expect(start(77, "never")).rejects.toMatchObject({ code: "SUBNET_NOT_FOUND" });
  });

  it("when they are not registered and may not register", async () => {
    await expect(start(1, "never")).rejects.toMatchObject({ code: "NOT_REGISTERED" });
  });
});
