import { type Chain, type StateDifference, statePages } from "@opentao/sdk/chain";
import type { Kysely } from "kysely";
import { EVENTS, ISSUANCE, ITEMS, NOW, SLOT } from "../facts/block/items.ts";
import { KEPT } from "../facts/block/kept.ts";
import { type WholeReason, WholeState } from "../facts/whole.ts";
import type { Tables } from "../schema/tables.ts";
import type { BlockDecoder } from "./runtimes.ts";
import { blockOf } from "./source.ts";

/** Beginnings of the keys of items that say something of the block itself; then of all others. */
const OF_BLOCK = [EVENTS, NOW, ISSUANCE, SLOT].map(({ prefix }) => prefix);
const PREFIXES = new Set(
  [...ITEMS, ...KEPT].map(({ prefix }) => prefix).filter((prefix) => !OF_BLOCK.includes(prefix)),
);

/** Writes a block with all of the state after it. @throws ChainError */
export async function writeBaseline(
  db: Kysely<Tables>,
  chain: Chain,
  decoder: BlockDecoder,
  { hash, reason }: { readonly hash: string; readonly reason: WholeReason },
): Promise<void> {
  const { head, extrinsics } = await blockOf(chain, hash);
  const plain: StateDifference[] = [];
  for (const prefix of OF_BLOCK) {
    for await (const page of statePages(chain, prefix, hash)) {
      for (const entry of page) plain.push(entry);
    }
  }
  const block = await decoder.decodeFirst({ head, extrinsics, differences: plain });
  const whole = await WholeState.begin(db, block, reason);
  for (const prefix of PREFIXES) {
    for await (const differences of statePages(chain, prefix, hash)) {
      await whole.add(block.page(differences));
    }
  }
  await whole.end();
}
