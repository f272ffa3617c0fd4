import type { Chain } from "@opentao/sdk/chain";
import type { Kysely } from "kysely";
import { IndexError } from "../errors.ts";
import type { Tables } from "../schema/tables.ts";
import { hashAt, keepsState } from "./source.ts";

/** The last block of an index; `undefined` when it has none. */
export async function lastBlock(db: Kysely<Tables>): Promise<{ height: number; hash: string } | undefined> {
  return db.selectFrom("blocks").select(["height", "hash"]).orderBy("height", "desc").limit(1).executeTakeFirst();
}

/**
 * Makes sure that an index is of this chain, and notes of which it is in a new one.
 *
 * @param finalized - height of the chain's last finalized block
 * @returns height of its last block; -1 when it has none
 * @throws IndexError `OTHER_CHAIN`, `FINALITY_REVERTED`, `NODE_BEHIND`; ChainError
 */
export async function findPlace(db: Kysely<Tables>, chain: Chain, finalized: number): Promise<number> {
  const named = await db.selectFrom("chain").select("genesis_hash").executeTakeFirst();
  if (named === undefined)
    await db.insertInto("chain").values({ genesis_hash: chain.genesisHash, state_from: null }).execute();
  else if (named.genesis_hash !== chain.genesisHash) {
    throw new IndexError(
      "OTHER_CHAIN",
      `the index is of the chain with genesis ${named.genesis_hash}; ${chain.url} has ${chain.genesisHash}`,
    );
  }
  const last = await lastBlock(db);
  if (last === undefined) return -1;
  // Of a node that is behind, what it has finalized has to be in the index, unless that has a gap there.
  const height = Math.min(finalized, last.height);
  const known = await db.selectFrom("blocks").select("hash").where("height", "=", height).executeTakeFirst();
  if (known !== undefined && (await hashAt(chain, height)) !== known.hash) {
    throw new IndexError(
      "FINALITY_REVERTED",
      `block ${height} of the index is ${known.hash}, which is not in the chain of ${chain.url}`,
    );
  }
  if (finalized < last.height) {
    const message = `${chain.url} has finalized block ${finalized}, the index has block ${last.height}`;
    throw new IndexError("NODE_BEHIND", message);
  }
  return last.height;
}

/**
 * The height in the middle of those from `first` to `last` whose states a node keeps, if it keeps that of `last` and
 * all between: the oldest of them may be gone before it is read.
 */
export async function restingState(chain: Chain, first: number, last: number): Promise<number> {
  let [low, high] = [first, last];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await keepsState(chain, await hashAt(chain, middle))) high = middle;
    else low = middle + 1;
  }
  return low + Math.floor((last - low) / 2);
}
