import { toHex } from "@opentao/codec";
import { Justification } from "@opentao/consensus";
import { ApiPromise, WsProvider } from "@polkadot/api";
import type { ApiOptions } from "@polkadot/api/types";
import { createClient, type PolkadotClient } from "polkadot-api";
import { getWsProvider } from "polkadot-api/ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Node } from "../../src/index.ts";
import { parseSpec } from "../../src/spec/index.ts";
import { startNode } from "./start.ts";
import { there } from "./there.ts";
import { websocketClass } from "./webSocket.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

/** A node on which blocks are finalized by vote: its own is the only one. */
let node: Node;
let api: ApiPromise;
let papi: PolkadotClient;

beforeAll(async () => {
  const started = await startNode({ kind: "manual" }, {}, { finality: "vote" });
  node = started.node;
  // The client's own types do not agree under exactOptionalPropertyTypes; the class is one of its providers.
  const provider = new WsProvider(started.url) as unknown as NonNullable<ApiOptions["provider"]>;
  api = await ApiPromise.create({ provider, noInitWarn: true });
  papi = createClient(getWsProvider(started.url, { websocketClass }));
});

afterAll(async () => {
  papi?.destroy();
  await api?.disconnect();
  await node?.stop();
});

/** Makes blocks, ten a second, until `done`. @throws when that takes longer than 30 s */
async function sealUntil(done: () => boolean): Promise<void> {
  for (let n = 0; !done(); n += 1) {
    if (n === 300) throw new Error("it did not come to that within 300 blocks");
    await node.seal();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe("blocks that are finalized by vote", () => {
  it("reach polkadot-js one by one, none left out, with the justifications", async () => {
    const [final, all, justified]: [number[], number[], number[]] = [[], [], []];
    const rpc = api.rpc;
    // The client counts as subscribed once it has been told of something.
    const endings = Promise.all([
      rpc.chain.subscribeFinalizedHeads((header) => void final.push(header.number.toNumber())),
      rpc.chain.subscribeAllHeads((header) => void all.push(header.number.toNumber())),
      rpc.grandpa.subscribeJustifications((justification) => {
        justified.push(Justification.decode(justification.toU8a(true)).commit.target.number);
      }),
    ]);
    await sealUntil(() => final.length >= 6 && justified.length >= 2);
    for (const end of await endings) end();
    const [first = -1] = final;
    expect(final).toEqual(final.map((_, i) => first + i));
    expect(all).toEqual(all.map((_, i) => (all[0] ?? -1) + i));
    for (const number of justified) expect(number).toBeLessThanOrEqual(node.chain.finalized().number);
  });

  it("reach polkadot-api in order", async () => {
    const heights: number[] = [];
    const subscription = papi.finalizedBlock$.subscribe(({ number }) => heights.push(number));
    await sealUntil(() => heights.length >= 5);
    subscription.unsubscribe();
    expect(heights).toEqual(heights.map((_, i) => (heights[0] ?? -1) + i));
  });

  it("are shown by the round's state and by proofs", async () => {
    const state = await api.rpc.grandpa.roundState();
    expect(state.setId.toNumber()).toBe(0);
    const { round, totalWeight, thresholdWeight } = state.best;
    expect([totalWeight, thresholdWeight].map((weight) => weight.toNumber())).toEqual([1, 1]);
    expect(round.toNumber()).toBeGreaterThan(0);
    const proof = await api.rpc.grandpa.proveFinality(node.chain.finalized().number);
    expect(proof.isSome).toBe(true);
    expect((await api.rpc.grandpa.proveFinality(node.chain.best().number + 100)).isNone).toBe(true);
  });
});

describe("what a node with keys and peers answers", () => {
  it("makes session keys, and knows which it has", async () => {
    const keys = await api.rpc.author.rotateKeys();
    expect(keys.length).toBe(64);
    expect((await api.rpc.author.hasSessionKeys(keys)).isTrue).toBe(true);
    expect((await api.rpc.author.hasKey(toHex(keys.subarray(0, 32)), "aura")).isTrue).toBe(true);
    expect((await api.rpc.author.hasKey(toHex(keys.subarray(0, 32)), "gran")).isTrue).toBe(false);
    const owned = (await papi._request("author_rotateKeysWithOwner", [ALICE])) as { keys: string; proof: string };
    expect([owned.keys.length, owned.proof.length]).toEqual([2 + 2 * 64, 2 + 2 * 128]);
    expect((await api.rpc.author.hasSessionKeys(owned.keys)).isTrue).toBe(true);
  });

  it("gives the specification for light clients", async () => {
    const spec = parseSpec((await api.rpc.syncstate.genSyncSpec(true)).toJSON(), "the node");
    expect(there(spec.genesis).raw).toMatchObject({ top: expect.any(Object), childrenDefault: {} });
    expect(await papi._request("sync_state_genSyncSpec", [false])).toMatchObject({ name: "Bittensor" });
  });

  it("says where it is", async () => {
    expect((await api.rpc.system.health()).toJSON()).toEqual({ peers: 0, isSyncing: false, shouldHavePeers: false });
    expect((await api.rpc.system.nodeRoles()).map(String)).toEqual(["Authority"]);
    const { startingBlock, currentBlock } = await api.rpc.system.syncState();
    expect(startingBlock.toNumber()).toBe(0);
    expect(currentBlock.toNumber()).toBe(node.chain.best().number);
    expect((await api.rpc.system.peers()).length).toBe(0);
  });
});
