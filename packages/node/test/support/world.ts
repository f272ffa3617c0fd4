import { keypairFromSuri } from "@opentao/crypto";
import type { Runtime } from "@opentao/runtime/boundary";
import { Author } from "../../src/authoring/index.ts";
import { LocalChain, type Pruning } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import type { Clock } from "../../src/primitives/clock.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import type { ChainSpec } from "../../src/spec/index.ts";
import { FakeClock } from "./fakeClock.ts";
import { type LedgerGenesis, ledgerRuntime, Transfer } from "./ledgerRuntime.ts";
import { ListQueue } from "./queue.ts";

export const alice = keypairFromSuri("//Alice");
export const bob = keypairFromSuri("//Bob");

/** A transfer between accounts of the ledger. */
export function transfer(nonce: number, amount: bigint, from = alice, to = bob, filler = 0): Uint8Array {
  const parties = { from: from.publicKey, to: to.publicKey };
  return Transfer.encode({ kind: 1, ...parties, nonce, amount, filler: new Uint8Array(filler) });
}

/** Specification of a ledger chain. */
export function ledgerSpec(genesis: Partial<LedgerGenesis> = {}): ChainSpec {
  return {
    name: "Ledger",
    id: "ledger",
    chainType: "Development",
    properties: { ss58Format: 42, tokenDecimals: 9, tokenSymbol: "TAO" },
    bootNodes: [],
    genesis: {
      authorities: [keypairFromSuri("//One").address],
      slotDuration: 1000,
      balances: { [alice.address]: 1_000_000, [bob.address]: 500 },
      ...genesis,
    },
  };
}

/** Options of a world. */
export interface WorldOptions {
  readonly spec?: ChainSpec;
  readonly runtime?: Runtime;
  readonly basePath?: string;
  readonly author?: string;
  readonly clock?: Clock;
  readonly finality?: "best" | "manual";
  readonly finalityLag?: number;
  readonly pruning?: Pruning;
}

/** A chain with an author and a list of transactions, without the rest of a node. */
export async function openWorld(options: WorldOptions = {}) {
  const { spec = ledgerSpec(), runtime = ledgerRuntime, author = "//One", clock = new FakeClock() } = options;
  const metrics = new Metrics();
  const database = await Database.open(options.basePath);
  const chain = new LocalChain({
    spec,
    runtime,
    database,
    clock,
    metrics,
    finality: options.finality ?? "manual",
    finalityLag: options.finalityLag,
    pruning: options.pruning,
  });
  const queue = new ListQueue();
  chain.subscribe((event) => {
    if (event.kind !== "imported" || !event.isBest) return;
    const included = new Set((chain.body(event.block.hash) ?? []).map((bytes) => Buffer.from(bytes).toString("hex")));
    const gone = queue.ready().filter(({ bytes }) => included.has(Buffer.from(bytes).toString("hex")));
    queue.drop((hash) => gone.some((entry) => entry.hash === hash));
  });
  const key = keypairFromSuri(author);
  const parts = { chain, runtime, transactions: queue, clock, metrics, logger: silentLogger };
  return { chain, queue, database, metrics, clock, parts, author: new Author({ ...parts, keys: () => [key] }) };
}
