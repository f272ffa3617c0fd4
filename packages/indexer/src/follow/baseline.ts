import { type Chain, type StateDifference, statePages } from "@opentao/sdk/chain";
import type { Kysely } from "kysely";
import { EVENTS, ISSUANCE, ITEMS, NOW, UPGRADE } from "../facts/block/items.ts";
import { type WholeReason, WholeState } from "../facts/whole.ts";
import type { Tables } from "../schema/tables.ts";
import type { BlockDecoder } from "./runtimes.ts";
import { blockOf, prefixOf } from "./source.ts";

/** Items that have one value. */
const PLAIN: readonly object[] = [EVENTS, UPGRADE, NOW, ISSUANCE];

/** Writes a block with all of the state after it. @throws ChainError */
export async function writeBaseline(
  db: Kysely<Tables>,
  chain: Chain,
  decoder: BlockDecoder,
  { hash, reason }: { readonly hash: string; readonly reason: WholeReason },
): Promise<void> {
  const { head, extrinsics } = await blockOf(chain, hash);
  const plain: StateDifference[] = [];
  for (const item of ITEMS.filter((one) => PLAIN.includes(one))) {
    for await (const page of statePages(chain, prefixOf(item), hash)) {
      for (const entry of page) plain.push(entry);
    }
  }
  const block = await decoder.decodeFirst({ head, extrinsics, differences: plain });
  const whole = await WholeState.begin(db, block, reason);
  for (const item of ITEMS.filter((one) => !PLAIN.includes(one))) {
    for await (const differences of statePages(chain, prefixOf(item), hash)) {
      await whole.add(block.page(differences));
    }
  }
  await whole.end();
}
