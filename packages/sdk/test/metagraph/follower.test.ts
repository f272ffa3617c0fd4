import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addStake,
  type Metagraph,
  MetagraphFollower,
  type NeuronChange,
  neuronOf,
  readMetagraph,
  registerByBurn,
  serveAxon,
  transfer,
} from "../../src/index.ts";
import type { TestNetwork } from "../e2e/network.ts";
import { NETUID, startCrowd } from "./crowd.ts";

const COUNT = 256;
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");

let crowd: TestNetwork;
beforeAll(async () => {
  crowd = await startCrowd(COUNT);
});
afterAll(() => crowd.stop());

/** Characters of the runtime's answers that a connection gets while `run` runs. */
async function answered(run: () => Promise<unknown>): Promise<number> {
  const { chain } = crowd;
  const request = chain.request.bind(chain);
  let count = 0;
  chain.request = async (method, params) => {
    const answer = await request(method, params);
    if (method === "state_call" && typeof answer === "string") count += answer.length;
    return answer;
  };
  try {
    await run();
  } finally {
    chain.request = request;
  }
  return count;
}

/** Waits until a follower has looked at a block. */
async function reached(follower: MetagraphFollower, { blockHash }: { readonly blockHash: string }): Promise<void> {
  while (follower.latest.blockHash !== blockHash) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("a subnet of many neurons", () => {
  it("is read as the older runtime APIs have it", async () => {
    const { chain } = crowd;
    const metagraph = await readMetagraph(chain, NETUID, { full: true });
    const { apis } = chain.at(metagraph.blockHash);
    const [lite, state] = await Promise.all([
      apis.NeuronInfoRuntimeApi.get_neurons_lite({ netuid: NETUID }),
      apis.SubnetInfoRuntimeApi.get_subnet_state({ netuid: NETUID }),
    ]);
    expect(metagraph.neurons).toHaveLength(COUNT);
    expect(lite).toHaveLength(COUNT);
    for (const [uid, info] of lite.entries()) {
      expect(metagraph.neurons[uid]).toMatchObject({
        uid,
        hotkey: info.hotkey,
        coldkey: info.coldkey,
        isActive: info.active,
        hasValidatorPermit: info.validator_permit,
        lastUpdate: Number(info.last_update),
        stake: state?.total_stake[uid],
        alphaStake: state?.alpha_stake[uid],
        taoStake: state?.tao_stake[uid],
        emission: info.emission,
        incentive: info.incentive / 65_535,
        consensus: info.consensus / 65_535,
        dividends: info.dividends / 65_535,
        validatorTrust: info.validator_trust / 65_535,
      });
    }
    await expect(readMetagraph(chain, 4242)).rejects.toMatchObject({ code: "UNKNOWN_ITEM" });
  });

  it("is followed by its differences", async () => {
    const { chain } = crowd;
    const follower = await MetagraphFollower.start(chain, NETUID);
    const heard: { metagraph: Metagraph; changes: readonly NeuronChange[] }[] = [];
    follower.listen((metagraph, changes) => heard.push({ metagraph, changes }));
    const first = follower.latest;

    const quiet = await transfer(chain, alice, { to: bob.address, amount: 1n });
    await reached(follower, quiet);
    expect(heard).toEqual([]);
    expect(follower.latest.neurons).toBe(first.neurons);

    const registered = await registerByBurn(chain, alice, { netuid: NETUID, hotkey: alice.address });
    await reached(follower, registered);
    const newcomer = neuronOf(follower.latest, alice.address);
    expect(heard.at(-1)?.changes.map(({ after }) => after?.hotkey)).toEqual([alice.address]);
    const uid = newcomer?.uid ?? -1;
    expect(follower.latest.neurons.filter((neuron, at) => neuron !== first.neurons[at]).map((one) => one.uid)).toEqual([
      uid,
    ]);

    const served = await serveAxon(chain, alice, { netuid: NETUID, ip: "8.8.4.4", port: 8091 });
    await reached(follower, served);
    expect(heard.at(-1)?.changes.map(({ uid: at, fields }) => [at, fields])).toEqual([[uid, ["axon"]]]);
    expect(neuronOf(follower.latest, alice.address)?.axon).toEqual({ ip: "8.8.4.4", port: 8091 });

    const whole = await answered(() => readMetagraph(chain, NETUID));
    const part = await answered(async () => {
      const staked = await addStake(chain, alice, { netuid: NETUID, hotkey: alice.address, amount: 1_000_000_000n });
      await reached(follower, staked);
    });
    expect(heard.at(-1)?.changes.map(({ uid: at, fields }) => [at, fields])).toEqual([[uid, ["stake", "alphaStake"]]]);
    expect(follower.latest.neurons).toEqual((await readMetagraph(chain, NETUID)).neurons);
    expect(part).toBeLessThan(whole / 2);
    follower.stop();
  });
});
