/**
 * Transfers a second of a node with all cores: from submission to block, and in blocks of others, whose signatures its
 * pool has seen or not. The rival is what the cores could verify if they did nothing else.
 *
 * @packageDocumentation
 */

import { blocksOf, CORES, importAll, offerAll, startAwake } from "./throughput/nodes.ts";
import { verificationsPerSecond } from "./verification.ts";

const ROUNDS = 5;
/** Transfers of each of 200 senders. */
const EACH = 15;
const VERIFICATIONS = 3000;

type What = "submitted" | "seen" | "unseen" | "bound";

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

async function round(): Promise<Record<What, Rate>> {
  const bound = await perSecond(VERIFICATIONS, () => verificationsPerSecond(VERIFICATIONS));
  const { node: author, list } = await startAwake(EACH);
  const submitted = await perSecond(list.length, async () => {
    let done = 0;
    const offered = offerAll(author, list);
    while (done < list.length) {
      if (author.pool.usage.ready.count > 0) {
        const { hash } = await author.seal();
        done += (author.chain.body(hash)?.length ?? 1) - 1;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await offered;
  });
  const blocks = blocksOf(author);
  const ahead = blocks.length * 1000;
  const clock = { now: () => Date.now() + ahead, setTimer: () => () => undefined };
  const follow = async (isSeen: boolean) => {
    const { node } = await startAwake(0, { authorKey: undefined, clock });
    if (isSeen) await offerAll(node, list);
    const rate = await perSecond(list.length, () => importAll(node, blocks));
    if (node.chain.best().hash !== author.chain.best().hash) throw new Error("the follower has another chain");
    await node.stop();
    return rate;
  };
  const rates = { bound, submitted, seen: await follow(true), unseen: await follow(false) };
  await author.stop();
  return rates;
}

const rounds: Record<What, Rate>[] = [];
for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round());
const median = (what: What, by: keyof Rate): number =>
  rounds.map((rates) => rates[what][by]).sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;

const cores = { name: `sr25519 verifications on ${CORES} cores`, value: CORES * median("bound", "wall") };
const processor = { name: "sr25519 verifications", value: median("bound", "processor") };
for (const [what, name] of [
  ["submitted", "transfers: from submission to block"],
  ["seen", "import: transfers that the pool has seen"],
  ["unseen", "import: transfers that nobody has seen"],
] as const) {
  const report = (row: object) => console.log(JSON.stringify({ what: name, ...row }));
  report({ id: `node/all-cores-${what}`, value: median(what, "wall"), unit: "transfers/s", rival: cores });
  const value = median(what, "processor");
  report({ id: `node/processor-${what}`, value, unit: "transfers/s of processor", rival: processor });
}
