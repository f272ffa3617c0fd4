import { keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { Author } from "../../src/authoring/index.ts";
import type { ReadyTransactions, TransactionQueue } from "../../src/authoring/transactions.ts";
import { type Extrinsic, prefixExtrinsic } from "../../src/chain/blocks/extrinsic.ts";
import { type Hash, LocalChain } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import { type ChainSpec, loadSpec } from "../../src/index.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { signedTransfer } from "../../test/support/signed.ts";
import { specWith } from "../../test/support/specWith.ts";
import { senders } from "../world.ts";

export const runtime = createRuntime();

/** The only author and voter. */
export const AUTHOR = "//One";
/** Between two blocks, in milliseconds. */
const SLOT_MS = 6000;
const SENDERS = 8;
const RAO_EACH = 1_000_000_000_000;

/** The chain that is synced: senders have funds; slots are long, so that its blocks fit into the past. */
export function syncSpec(): ChainSpec {
  const spec = specWith(loadSpec("local", runtime), { slotDuration: SLOT_MS });
  const balances = { balances: senders(SENDERS).map(({ address }) => [address, RAO_EACH]) };
  return { ...spec, genesis: { ...spec.genesis, balances } };
}

/** The transactions of the next block, in place of a pool: they are known to be good. */
class NextBlock implements TransactionQueue {
  next: readonly Extrinsic[] = [];

  ready(): ReadyTransactions {
    const fail = () => {
      throw new Error("a transfer is not in the block");
    };
    return { [Symbol.iterator]: () => this.next.values(), leaveOut: fail };
  }

  onReady(): () => void {
    return () => undefined;
  }

  removeInvalid(hashes: readonly Hash[]): void {
    if (hashes.length > 0) throw new Error("a transfer was refused");
  }
}

/**
 * Writes a chain of `blocks` blocks of `transfers` transfers each into a folder, dated so that the last one is of now.
 */
export async function writeHistory(basePath: string, blocks: number, transfers: number): Promise<void> {
  let now = Date.now() - blocks * SLOT_MS;
  const clock = { now: () => now, setTimer: () => () => undefined };
  const metrics = new Metrics();
  const database = await Database.open(basePath);
  const chain = new LocalChain({ spec: syncSpec(), runtime, database, clock, metrics, finality: "manual" });
  const transactions = new NextBlock();
  const key = keypairFromSuri(AUTHOR);
  const author = new Author({ chain, runtime, transactions, clock, metrics, logger: silentLogger, keys: () => [key] });
  const accounts = senders(SENDERS);
  const { publicKey: receiver } = keypairFromSuri("//Bob");
  let count = 0;
  for (let height = 1; height <= blocks; height += 1) {
    transactions.next = Array.from({ length: transfers }, () => {
      const from = accounts[count % SENDERS];
      if (from === undefined) throw new Error("there are no senders");
      const bytes = signedTransfer(chain, from, Math.floor(count / SENDERS), receiver, 1000n);
      count += 1;
      return prefixExtrinsic(bytes);
    });
    now += SLOT_MS;
    await author.seal();
  }
  await author.stop();
  await database.close();
}
