import { tx } from "@opentao/sdk";
import { expect, it } from "vitest";
import { TestChain } from "../../../indexer/test/chain.ts";
import { Random } from "../../../indexer/test/random.ts";
import { Hints, type Progress, ReplayedBlock, type Rpc } from "../../src/replay/index.ts";
import { startNode, world } from "./network.ts";

/** Pairs of a neuron and a block that are explained; none unless OPENTAO_EXPLANATIONS says so (1000 take minutes). */
const PAIRS = Number(process.env.OPENTAO_EXPLANATIONS ?? 0);
const SHAPE = { seed: 3, subnets: 3, neurons: 64, validators: 16, tempo: 2 };
const BLOCKS = 30;

it.runIf(PAIRS > 0)("explains so many payments of a running network, to the rao", async () => {
  const network = world(SHAPE);
  const node = await startNode(network.spec);
  const chain = await TestChain.over(node);
  const random = new Random(Number(process.env.OPENTAO_SEED ?? SHAPE.seed));
  try {
    for (let block = 0; block < BLOCKS; block += 1) {
      const at = random.below(SHAPE.subnets);
      const netuid = network.netuids[at] ?? 0;
      const n = random.below(SHAPE.validators);
      const weights = Array.from({ length: SHAPE.neurons }, () => random.below(65_536));
      const dests = weights.map((_, uid) => uid);
      const hotkey = network.hotkeys(at + 1, n);
      const stake = { hotkey: hotkey.address, netuid: random.of([0, netuid]), amount_staked: 10n ** 10n };
      await chain.sendAll([
        [tx.SubtensorModule.set_weights({ netuid, dests, weights, version_key: 0n }), hotkey],
        [tx.SubtensorModule.add_stake(stake), network.coldkeys(at + 1, n)],
      ]);
    }
    const pairs = Array.from({ length: PAIRS }, () => ({
      ...{ number: 2 + random.below(BLOCKS - 1), at: random.below(SHAPE.subnets), n: random.below(SHAPE.neurons) },
    })).sort((a, b) => a.number - b.number);
    const hints = new Hints();
    const kinds = new Map<string, number>();
    let replayed: ReplayedBlock | undefined;
    for (const { number, at, n } of pairs) {
      if (replayed?.block.header.number !== number) replayed = await ReplayedBlock.of(chain.reader, number, { hints });
      const why = await replayed.why(network.netuids[at] ?? 0, network.hotkeys(at + 1, n).publicKey);
      expect(why.addsUp, `block ${number}, subnet ${at}, neuron ${n}`).toBe(true);
      for (const { kind } of why.explanation.payments) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    console.log(`${PAIRS} pairs add up; payments: ${JSON.stringify(Object.fromEntries(kinds))}`);
  } finally {
    await chain.stop();
  }
});

it.runIf(PAIRS > 0)(
  "explains a neuron of a subnet with 256 neurons and 64 validators while somebody waits",
  async () => {
    const network = world({ seed: 5, subnets: 1, neurons: 256, validators: 64, tempo: 3 });
    const node = await startNode(network.spec);
    const chain = await TestChain.over(node);
    let asked = 0;
    const rpc: Rpc = {
      request: (method, params) => {
        asked += 1;
        return chain.reader.request(method, params);
      },
    };
    try {
      await chain.seal(12);
      const [netuid = 0] = network.netuids;
      const hints = new Hints();
      for (const number of [6, 9, 9, 12]) {
        asked = 0;
        let progress: Progress | undefined;
        const onProgress = (now: Progress) => {
          progress = now;
        };
        const [wall, used] = [performance.now(), process.cpuUsage()];
        const replayed = await ReplayedBlock.of(rpc, number, { hints, onProgress });
        const why = await replayed.why(netuid, network.hotkeys(1, 3).publicKey);
        const { user, system } = process.cpuUsage(used);
        expect(why.addsUp).toBe(true);
        expect(why.explanation.payments).not.toHaveLength(0);
        const times = `${Math.round(performance.now() - wall)} ms, ${Math.round((user + system) / 1000)} ms of processors`;
        console.log(`block ${number}: ${times}, ${asked} questions, ${JSON.stringify(progress)}`);
      }
    } finally {
      await chain.stop();
    }
  },
);
