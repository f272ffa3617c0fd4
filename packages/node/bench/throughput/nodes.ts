import { createRequire } from "node:module";
import { cpus } from "node:os";
import { pathToFileURL } from "node:url";
import { prefixExtrinsic } from "../../src/chain/blocks/extrinsic.ts";
import type { Node } from "../../src/index.ts";
import type { IncomingBlock } from "../../src/network/requests/index.ts";
import { ImportQueue } from "../../src/network/sync/importQueue.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { signatureChecks } from "../../src/start/signatureChecks.ts";
import { senders, startNode, transfers } from "../world.ts";

/** Cores of the machine: a node gets all of them, one for its own thread. */
export const CORES: number = cpus().length;

const workers = {
  runtime: pathToFileURL(createRequire(import.meta.url).resolve("@opentao/runtime")).href,
  count: Math.max(1, CORES - 1),
};

/** Number of senders. */
export const SENDERS = 200;

/** Senders, and the one that wakes the threads before them. */
const accounts = senders(SENDERS + 1);

/** A node whose threads have begun, and transfers of its senders in the order of their nonces. */
export async function startAwake(each: number, options: Parameters<typeof startNode>[1] = {}) {
  const node = await startNode(accounts, { workers, ...options });
  const [first, ...rest] = accounts;
  if (first === undefined) throw new Error("there are no senders");
  const [wake] = transfers(node, [first], 1);
  if (wake !== undefined) await node.pool.offer(prefixExtrinsic(wake), first);
  return { node, list: transfers(node, rest, each) };
}

/** Transfers that a client offers before it waits for answers. */
const WINDOW = 16;

/** Pool that takes transfers. */
export interface Taker {
  readonly pool: Pick<Node["pool"], "offer">;
}

/** Offers transfers as clients do, those of each sender by a client of its own; settles when all are in the pool. */
export async function offerAll({ pool }: Taker, list: readonly Uint8Array[]): Promise<void> {
  const clients = accounts.slice(1).map((client) => ({ client, own: [] as Uint8Array[] }));
  for (const [at, bytes] of list.entries()) clients[at % clients.length]?.own.push(bytes);
  const offers = clients.map(async ({ client, own }) => {
    for (let at = 0; at < own.length; at += WINDOW) {
      await Promise.all(own.slice(at, at + WINDOW).map((bytes) => pool.offer(prefixExtrinsic(bytes), client)));
    }
  });
  await Promise.all(offers);
}

/** Blocks of a node in the form in which peers send them. */
export function blocksOf({ chain }: Node): IncomingBlock[] {
  return Array.from({ length: chain.best().number }, (_, i) => {
    const hash = chain.hashAt(i + 1) ?? chain.genesisHash;
    const header = chain.header(hash);
    if (header === undefined) throw new Error(`block ${i + 1} is missing`);
    return { hashed: HashedHeader.of(header), body: chain.body(hash) ?? [], justifications: undefined };
  });
}

/** Imports blocks as sync does. */
export async function importAll({ chain, pool, services }: Node, blocks: readonly IncomingBlock[]): Promise<void> {
  const checks = signatureChecks({ chain, pool, workers: services.workers, logger: silentLogger });
  const queue = new ImportQueue(({ hashed, body }) => chain.import(hashed, body), checks);
  const refusal = await queue.add(blocks, new AbortController().signal);
  if (refusal !== undefined) throw refusal.error;
}
