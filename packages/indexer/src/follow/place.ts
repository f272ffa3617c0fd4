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
 * @throws IndexError `OTHER_CHAIN`, `FINALITY_REVERTED`; ChainError
 */
export async function findPlace(db: Kysely<Tables>, chain: Chain, finalized: number): Promise<number> {
  const known = await db.selectFrom("chain").select("genesis_hash").executeTakeFirst();
  if (known === undefined) await db.insertInto("chain").values({ genesis_hash: chain.genesisHash, state_from: null }).execute();
  else if (known.genesis_hash !== chain.genesisHash) {
    throw new IndexError(
      "OTHER_CHAIN",
      `the index is of the chain with genesis ${known.genesis_hash}; ${chain.url} has ${chain.genesisHash}`,
    );
  }
  const last = await lastBlock(db);
  if (last === undefined) return -1;
  // A node that is behind has nothing to say against what the index has.
  if (finalized >= last.height && (await hashAt(chain, last.height)) !== last.hash) {
    throw new IndexError(
      "FINALITY_REVERTED",
      `block ${last.height} of the index is ${last.hash}, which is not in the chain of ${chain.url}`,
    );
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
