import { fromHex, toHex } from "@opentao/codec";
import type { Node } from "@opentao/node";
import { earningsOf, totalOf, type WhatIfChange } from "@opentao/runtime/replay";
import { tx } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestChain } from "../../../indexer/test/chain.ts";
import { Random } from "../../../indexer/test/random.ts";
import { itemPrefix } from "../../../runtime/src/framework/index.ts";
import { paidSums } from "../../src/page/views/neuron/paidSums.ts";
import { type Course, Hints, ReplayedBlock, type Rpc, whatIf } from "../../src/replay/index.ts";
import { keyOf, textOf } from "../../src/replay/keyText.ts";
import { startNode, type World, world } from "./network.ts";

const TAO = 1_000_000_000n;
const SHAPE = { seed: 7, subnets: 2, neurons: 6, validators: 4, tempo: 4 };
const BLOCKS = 10;

let network: World;
let node: Node;
let chain: TestChain;
let rpc: Rpc;

/** Calls of a block, by chance. */
function calls(random: Random) {
  const { Balances, SubtensorModule } = tx;
  return SHAPE_INDICES.flatMap((at) => {
    const netuid = network.netuids[at] ?? 0;
    const n = random.below(SHAPE.neurons);
    const [hotkey, coldkey] = [network.hotkeys(at + 1, n), network.coldkeys(at + 1, n)];
    const weights = Array.from({ length: SHAPE.neurons }, () => random.below(65_536));
    const amount = BigInt(1 + random.below(50)) * TAO;
    const dest = { type: "Id" as const, value: hotkey.address };
    return [
      [SubtensorModule.set_weights({ netuid, dests: weights.map((_, uid) => uid), weights, version_key: 0n }), hotkey],
      [
        random.of([
          SubtensorModule.add_stake({ hotkey: hotkey.address, netuid, amount_staked: amount }),
          SubtensorModule.remove_stake({ hotkey: hotkey.address, netuid, amount_unstaked: amount }),
          SubtensorModule.claim_root({ subnets: [netuid] }),
          Balances.transfer_keep_alive({ dest, value: amount }),
        ]),
        coldkey,
      ],
    ] as const;
  });
}

const SHAPE_INDICES = Array.from({ length: SHAPE.subnets }, (_, at) => at);

/** Value of a key after a block of the chain. */
function chainValue(number: number, key: Uint8Array): Uint8Array | undefined {
  const hash = node.chain.hashAt(number);
  if (hash === undefined) throw new Error(`the chain has no block ${number}`);
  return node.chain.state(hash).get(key);
}

/** Compares the value that a replay gave a key with the chain's. */
function expectValue(real: Uint8Array | undefined, made: Uint8Array | undefined, key: string): void {
  expect(made && toHex(made), toHex(keyOf(key))).toBe(real && toHex(real));
}

beforeAll(async () => {
  network = world(SHAPE);
  node = await startNode(network.spec);
  chain = await TestChain.over(node);
  rpc = chain.reader;
  const random = new Random(SHAPE.seed);
  for (let block = 0; block < BLOCKS; block += 1) await chain.sendAll(calls(random));
});

afterAll(async () => {
  await chain?.stop();
});

describe("blocks of a random network", () => {
  it("replay to the chain's state, and say of every payment why it was made, to the rao", async () => {
    const hints = new Hints();
    let [payments, epochs] = [0, 0];
    for (let number = 2; number <= BLOCKS; number += 1) {
      const replayed = await ReplayedBlock.of(rpc, number, { hints });
      for (const [key, value] of replayed.written) {
        expectValue(chainValue(number, keyOf(key)), value, key);
      }
      for (const at of SHAPE_INDICES) {
        const netuid = network.netuids[at] ?? 0;
        if (replayed.subnet(netuid).epoch !== undefined) epochs += 1;
        for (let n = 0; n < SHAPE.neurons; n += 1) {
          const why = await replayed.why(netuid, network.hotkeys(at + 1, n).publicKey);
          expect(why.addsUp, `block ${number}, subnet ${netuid}, neuron ${n}`).toBe(true);
          payments += why.explanation.payments.length;
          // A worker can post it.
          if (n === 0) expect(structuredClone(why)).toEqual(why);
        }
      }
    }
    expect(epochs).toBeGreaterThan(3);
    expect(payments).toBeGreaterThan(50);
  });
});

describe("what a neuron earned", () => {
  it("is paid as what-ifs count it, and awarded as the chain holds it; both go together to the rao", async () => {
    let [paid, cuts] = [0, 0];
    for (let number = 2; number <= BLOCKS; number += 1) {
      const replayed = await ReplayedBlock.of(rpc, number);
      for (const netuid of network.netuids) {
        const neurons = earningsOf(replayed.subnet(netuid), number)?.neurons ?? [];
        if (neurons.length === 0) continue;
        const { Emission, MechanismCountCurrent } = chain.reader.at(replayed.block.hash).query.SubtensorModule;
        const [emission, mechanisms] = [await Emission(netuid), await MechanismCountCurrent(netuid)];
        const most = 3n + (emission.reduce((sum, one) => sum + one, 0n) >> 32n);
        for (const earnings of neurons) {
          const { explanation } = await replayed.why(netuid, fromHex(earnings.hotkey));
          const { total, awarded = -1n, ownerCut, withheld, byStake, toOwners, toStakers } = paidSums(explanation);
          expect(total).toBe(totalOf(earnings));
          expect(toOwners + toStakers).toBe(total);
          expect(awarded + ownerCut - withheld + byStake).toBe(total);
          // Both shares and their sum are cut to 2⁻³² each, and then what they are of the emission: the sum loses less
          // than the two, by no more than a share's last place is worth. Of several mechanisms the chain counts less.
          const apart = (emission[earnings.uid] ?? -1n) - awarded;
          if (mechanisms === 1) expect(apart).toBeGreaterThanOrEqual(0n);
          expect(apart).toBeLessThanOrEqual(most);
          if (total > 0n) paid += 1;
          if (ownerCut > 0n) cuts += 1;
        }
      }
    }
    expect(paid).toBeGreaterThan(10);
    expect(cuts).toBeGreaterThan(0);
  });
});

describe("what if", () => {
  it("nothing is changed: each block is the chain's, bit for bit, and so are the earnings", async () => {
    const netuid = network.netuids[0] ?? 0;
    let keys = 0;
    const compare = (number: number, written: ReadonlyMap<string, Uint8Array | undefined>) => {
      for (const [key, value] of written) {
        expectValue(chainValue(number, keyOf(key)), value, key);
        keys += 1;
      }
    };
    const question = { netuid, block: 2, epochs: 2, changes: [] };
    const { unchanged, changed } = await whatIf(
      rpc,
      question,
      {},
      {
        onUnchanged: (number, state) => compare(number, state.changes()),
      },
    );
    expect(keys).toBeGreaterThan(1000);
    expect(unchanged.projected).toBe(0);
    expect(unchanged.refused).toBe(0);
    expect(changed).toEqual(unchanged);
    for (const { block, neurons } of unchanged.epochs) {
      const replayed = await ReplayedBlock.of(rpc, block);
      expect(neurons).toEqual(earningsOf(replayed.subnet(netuid), block)?.neurons);
    }
  });

  it("refuses what the subnet does not have and what the chain could not hold", async () => {
    const netuid = network.netuids[0] ?? 0;
    const ask = (change: WhatIfChange, epochs = 1) => whatIf(rpc, { netuid, block: 3, epochs, changes: [change] });
    const kappa: WhatIfChange = { kind: "parameter", item: "Kappa", value: 65_536n };
    await expect(ask(kappa)).rejects.toMatchObject({ code: "OUT_OF_RANGE" });
    await expect(ask({ ...kappa, value: 1n }, 9)).rejects.toMatchObject({ code: "OUT_OF_RANGE" });
    const weights: WhatIfChange = { kind: "weights", mechanism: 0, uid: 99, weights: [] };
    await expect(ask(weights)).rejects.toMatchObject({ code: "NO_SUCH_NEURON" });
    await expect(ask({ ...weights, uid: 0, mechanism: 3 })).rejects.toMatchObject({ code: "NO_SUCH_NEURON" });
    const stranger: WhatIfChange = { kind: "stake", hotkey: `0x${"77".repeat(32)}`, onRoot: false, amount: 1n };
    await expect(ask(stranger)).rejects.toMatchObject({ code: "NO_SUCH_NEURON" });
    const nowhere = whatIf(rpc, { netuid: 99, block: 3, epochs: 1, changes: [] });
    await expect(nowhere).rejects.toMatchObject({ code: "NO_SUCH_NEURON" });
  });
});

describe("what if, where the chain ends", () => {
  let quiet: World;
  let other: TestChain;

  beforeAll(async () => {
    quiet = world({ ...SHAPE, seed: 8, claims: 0n });
    other = await TestChain.over(await startNode(quiet.spec));
    await other.seal(2);
  });

  afterAll(async () => {
    await other?.stop();
  });

  it("all validators weigh one miner alone: it gets all that miners get", async () => {
    const [netuid = 0] = quiet.netuids;
    const changes = Array.from({ length: SHAPE.validators }, (_, uid) => ({
      ...{ kind: "weights" as const, mechanism: 0, uid },
      weights: [[5, 65_535] as const],
    }));
    const { unchanged, changed } = await whatIf(other.reader, { netuid, epochs: 1, changes });
    const incentives = (course: Course) =>
      course.epochs[0]?.neurons.map(({ incentive, withheld }) => incentive + withheld) ?? [];
    const [before, after] = [incentives(unchanged), incentives(changed)];
    expect(after[5]).toBeGreaterThan(before[5] ?? 0n);
    expect(after.filter((amount, uid) => uid !== 5 && amount > 0n)).toEqual([]);
  });

  it.each<[string, WhatIfChange]>([
    ["the take", { kind: "take", hotkey: "", take: 0 }],
    ["stake", { kind: "stake", hotkey: "", onRoot: false, amount: 500n * TAO }],
    ["root stake", { kind: "stake", hotkey: "", onRoot: true, amount: 500n * TAO }],
    ["less stake", { kind: "stake", hotkey: "", onRoot: false, amount: -1n * TAO }],
    ["kappa", { kind: "parameter", item: "Kappa", value: 60_000n }],
    ["the owner's cut", { kind: "parameter", item: "OwnerCutEnabled", value: 0n }],
  ])("%s is different: earnings are", async (_, change) => {
    const [netuid = 0] = quiet.netuids;
    const hotkey = toHex(quiet.hotkeys(1, 1).publicKey);
    const changes = change.kind === "stake" || change.kind === "take" ? [{ ...change, hotkey }] : [change];
    const { unchanged, changed } = await whatIf(other.reader, { netuid, epochs: 1, changes });
    expect(changed.epochs).not.toEqual(unchanged.epochs);
    expect(changed.epochs.map(({ block }) => block)).toEqual(unchanged.epochs.map(({ block }) => block));
  });

  it("nothing is changed: the blocks are those that the chain will have", async () => {
    const [, netuid = 0] = quiet.netuids;
    let last: ReadonlyMap<string, Uint8Array | undefined> = new Map();
    const { unchanged, base } = await whatIf(
      other.reader,
      { netuid, epochs: 2, changes: [] },
      {},
      {
        onUnchanged: (_, state) => {
          last = new Map(state.changes());
        },
      },
    );
    expect([unchanged.kept, base.number]).toEqual([0, 2]);
    await other.seal(unchanged.projected);
    for (const { block, neurons } of unchanged.epochs) {
      const replayed = await ReplayedBlock.of(other.reader, block);
      expect(neurons).toEqual(earningsOf(replayed.subnet(netuid), block)?.neurons);
    }
    const state = other.node.chain.state(other.node.chain.best().hash);
    const pallet = textOf(itemPrefix("SubtensorModule", "Keys").subarray(0, 16));
    for (const [key, value] of last) if (key.startsWith(pallet)) expectValue(state.get(keyOf(key)), value, key);
  });
});

describe("a replay", () => {
  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error("enough"));
    await expect(ReplayedBlock.of(rpc, 5, { signal: stop.signal, onProgress })).rejects.toThrow("enough");
  });

  it("refuses a block that the node does not have, a wrong one, and answers of another form", async () => {
    await expect(ReplayedBlock.of(rpc, 10_000)).rejects.toMatchObject({ code: "BLOCK_UNKNOWN" });
    const lying = (method: string, answer: unknown): Rpc => ({
      request: async (asked, params) => (asked === method ? answer : rpc.request(asked, params)),
    });
    const block = await rpc.request("chain_getBlock", [await rpc.request("chain_getBlockHash", [3])]);
    for (const [method, answer] of [
      ["chain_getBlock", block],
      ["state_queryStorageAt", [{ block: "0x00", changes: [] }]],
      ["state_queryStorageAt", "much"],
      ["state_getKeysPaged", ["0x00"]],
    ] as const) {
      await expect(ReplayedBlock.of(lying(method, answer), 5)).rejects.toMatchObject({ code: "INVALID_ANSWER" });
    }
    const other = lying("state_getRuntimeVersion", { specName: "node-subtensor", specVersion: 1 });
    await expect(ReplayedBlock.of(other, 5)).rejects.toMatchObject({ code: "OTHER_RUNTIME" });
  });
});
