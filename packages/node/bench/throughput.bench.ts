/**
 * Transfers a second of a node with all cores: from submission to block, and in blocks of others, whose signatures its
 * pool has seen or not. The rival is what the cores could verify if they did nothing else. Transfers are signed before
 * they are measured; what offering them takes, with their hashes, is a part of the first rate and a line of its own.
 *
 * @packageDocumentation
 */

import type { Node } from "../src/index.ts";
import { median } from "./medians.ts";
import { blocksOf, CORES, importAll, offerAll, SENDERS, startAwake, type Taker } from "./throughput/nodes.ts";
import { RIVAL, verifyWithRival } from "./verification.ts";

const ROUNDS = 5;
/** Transfers of each sender that are measured, and those before them, which the engine's compiler takes to warm up. */
const EACH = 30;
const COLD = 20;
/** Transfers that a block waits for. */
const IN_BLOCK = 500;
const VERIFICATIONS = 3000;

type What = "offered" | "submitted" | "seen" | "unseen" | "bound";

/** A pool that takes everything at once. */
const NOBODY: Taker = { pool: { offer: async ({ hash }) => hash } };

/** Rates by the clock, and by the processor time of all threads, which other programs of the machine change less. */
interface Rate {
  readonly wall: number;
  readonly processor: number;
}

async function perSecond(count: number, work: () => unknown): Promise<Rate> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (1000 * count) / (performance.now() - started), processor: (1_000_000 * count) / (user + system) };
}

/** Offers transfers to a node that makes blocks of them meanwhile, until all are in blocks. */
async function untilInBlocks(node: Node, list: readonly Uint8Array[]): Promise<void> {
  let done = 0;
  let isOffered = false;
  const offered = offerAll(node, list).then(() => {
    isOffered = true;
  });
  while (done < list.length) {
    if (isOffered || node.pool.usage.ready.count >= IN_BLOCK) {
      const { hash } = await node.seal();
      done += (node.chain.body(hash)?.length ?? 1) - 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await offered;
}

async function round(): Promise<Record<What, Rate>> {
  const bound = await perSecond(VERIFICATIONS, () => verifyWithRival(VERIFICATIONS));
  const { node: author, list } = await startAwake(COLD + EACH);
  const [first, rest] = [list.slice(0, COLD * SENDERS), list.slice(COLD * SENDERS)];
  await untilInBlocks(author, first);
  const warmed = author.chain.best().number;
  const offered = await perSecond(rest.length, () => offerAll(NOBODY, rest));
  const submitted = await perSecond(rest.length, () => untilInBlocks(author, rest));
  const blocks = blocksOf(author);
  const ahead = blocks.length * 1000;
  const clock = { now: () => Date.now() + ahead, setTimer: () => () => undefined };
  const follow = async (isSeen: boolean) => {
    const { node } = await startAwake(0, { authorKey: undefined, clock });
    await importAll(node, blocks.slice(0, warmed));
    if (isSeen) await offerAll(node, rest);
    const rate = await perSecond(rest.length, () => importAll(node, blocks.slice(warmed)));
    if (node.chain.best().hash !== author.chain.best().hash) throw new Error("the follower has another chain");
    await node.stop();
    return rate;
  };
  const rates = { bound, offered, submitted, seen: await follow(true), unseen: await follow(false) };
  await author.stop();
  return rates;
}

const rounds: Record<What, Rate>[] = [];
for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round());
const of = (what: What, by: keyof Rate): number => median(rounds.map((rates) => rates[what][by]));

const cores = { name: `${RIVAL} on ${CORES} cores`, value: CORES * of("bound", "wall") };
const processor = { name: RIVAL, value: of("bound", "processor") };
const offering = { id: "node/processor-offered", what: "transfers: offered to nobody, with their hashes" };
console.log(JSON.stringify({ ...offering, value: of("offered", "processor"), unit: "transfers/s of processor" }));
for (const [what, name] of [
  ["submitted", "transfers: from submission to block"],
  ["seen", "import: transfers that the pool has seen"],
  ["unseen", "import: transfers that nobody has seen"],
] as const) {
  const report = (row: object) => console.log(JSON.stringify({ what: name, ...row }));
  report({ id: `node/all-cores-${what}`, value: of(what, "wall"), unit: "transfers/s", rival: cores });
  const value = of(what, "processor");
  report({ id: `node/processor-${what}`, value, unit: "transfers/s of processor", rival: processor });
}
