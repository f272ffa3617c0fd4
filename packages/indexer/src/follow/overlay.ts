import type { Chain, Head } from "@opentao/sdk/chain";
import type { Kysely } from "kysely";
import { insertRows } from "../database/rows.ts";
import { jsonText } from "../facts/block/json.ts";
import { historyOf } from "../facts/history.ts";
import type { Standing } from "../facts/standing.ts";
import type { OverlayTable, Tables } from "../schema/tables.ts";
import type { BlockDecoder } from "./runtimes.ts";
import { readBlock } from "./source.ts";

/** Best blocks above the last finalized one that are kept: finality that hangs further behind has other worries. */
const MAX_BLOCKS = 128;

/** The index's last finalized block. */
interface Finalized {
  readonly height: number;
  readonly hash: string;
}

/**
 * Brings the overlay to a best block: the branch from the last finalized block of the index to it, and nothing else.
 * Its rows stand apart from those of finalized blocks, so that a branch which ends leaves no trace there.
 */
export async function followBest(
  db: Kysely<Tables>,
  chain: Chain,
  parts: { readonly decoder: BlockDecoder; readonly standing: Standing; readonly finalized: Finalized },
  best: Pick<Head, "hash" | "number">,
): Promise<void> {
  const { decoder, standing, finalized } = parts;
  const known = new Map((await db.selectFrom("overlay").selectAll().execute()).map((row) => [row.hash, row]));
  const branch: string[] = [];
  const added: OverlayTable[] = [];
  for (let { hash, number } = best; number > finalized.height; number -= 1) {
    if (best.number - number >= MAX_BLOCKS) break;
    const row = known.get(hash) ?? (await overlayRow(chain, decoder, standing, hash));
    if (row === undefined) return; // the node has let go of it: another head follows
    if (!known.has(hash)) added.push(row);
    branch.push(hash);
    hash = row.parent_hash;
    // Another branch than the finalized one: finality will move on first.
    if (number === finalized.height + 1 && hash !== finalized.hash) return;
  }
  await db.transaction().execute(async (transaction) => {
    const outside = transaction.deleteFrom("overlay");
    await (branch.length === 0 ? outside : outside.where("hash", "not in", branch)).execute();
    await insertRows(transaction, "overlay", added);
  });
}

async function overlayRow(
  chain: Chain,
  decoder: BlockDecoder,
  standing: Standing,
  hash: string,
): Promise<OverlayTable | undefined> {
  const raw = await readBlock(chain, hash);
  if (raw === undefined) return undefined;
  const block = await decoder.decode(raw);
  const { number: height, parentHash: parent_hash } = block.head;
  return { hash, height, parent_hash, facts_json: jsonText(historyOf(block, [], standing)) };
}
