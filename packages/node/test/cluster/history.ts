import { keypairFromSuri } from "@opentao/crypto";
import { Author } from "../../src/authoring/index.ts";
import { LocalChain } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import type { ChainSpec } from "../../src/index.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { ListQueue } from "../support/queue.ts";
import { signedTransfer } from "../support/signed.ts";
import { AUTHORITIES, runtime } from "./authorities.ts";

/**
 * Writes a chain of `blocks` blocks with a transfer in each into a folder, as four authorities in turn would have
 * written it by now. Nothing of it is finalized.
 */
export async function writeHistory(basePath: string, spec: ChainSpec, blocks: number, slotMs: number): Promise<void> {
  let now = Date.now() - (blocks + 1) * slotMs;
  const clock = { now: () => now, setTimer: () => () => undefined };
  const metrics = new Metrics();
  const database = await Database.open(basePath);
  const chain = new LocalChain({ spec, runtime, database, clock, metrics, finality: "manual" });
  const transactions = new ListQueue();
  const parts = { chain, runtime, transactions, clock, metrics, logger: silentLogger };
  const authors = AUTHORITIES.slice(0, 4).map((secret) => {
    const key = keypairFromSuri(secret);
    return new Author({ ...parts, keys: () => [key] });
  });
  const [alice, bob] = [keypairFromSuri("//Alice"), keypairFromSuri("//Bob")];
  for (let height = 0; height < blocks; height += 1) {
    transactions.drop(() => true);
    transactions.add(signedTransfer(chain, alice, height, bob.publicKey, 1000n));
    now += slotMs;
    const author = authors[Math.floor(now / slotMs) % authors.length];
    await author?.sealInTurn();
  }
  if (chain.best().number !== blocks) throw new Error(`the history has ${chain.best().number} blocks, not ${blocks}`);
  await database.close();
}
