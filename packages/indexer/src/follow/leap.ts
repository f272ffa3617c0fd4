import type { Chain } from "@opentao/sdk/chain";
import type { Kysely } from "kysely";
import { IndexError } from "../errors.ts";
import type { WholeReason } from "../facts/whole.ts";
import type { Tables } from "../schema/tables.ts";
import { writeBaseline } from "./baseline.ts";
import type { BlockDecoder } from "./runtimes.ts";
import { hashAt, unlessPruned } from "./source.ts";

/** Blocks that an index will not have. */
export interface Gap {
  readonly first: number;
  readonly last: number;
  readonly reason: string;
}

/** A height at which an index goes on by reading the whole state. */
export interface Landing {
  /** Height that would come next; the blocks from there on are missing. */
  readonly next: number;
  readonly height: number;
  readonly reason: WholeReason;
}

const PRUNED = "the node no longer has the states of these blocks";

/**
 * Writes a block with the whole state after it, and which blocks before it are missing, in one transaction.
 *
 * @returns the missing blocks; `undefined` when there are none
 * @throws IndexError `STATE_PRUNED` when the state goes while it is read; ChainError
 */
export async function leap(
  db: Kysely<Tables>,
  chain: Chain,
  decoder: BlockDecoder,
  { next, height, reason }: Landing,
): Promise<Gap | undefined> {
  const gap = height > next ? { first: next, last: height - 1, reason: PRUNED } : undefined;
  const hash = await hashAt(chain, height);
  const write = async (): Promise<true> => {
    await db.transaction().execute(async (transaction) => {
      if (gap !== undefined) {
        const row = { first_height: gap.first, last_height: gap.last, reason: gap.reason };
        await transaction.insertInto("gaps").values(row).execute();
      }
      await writeBaseline(transaction, chain, decoder, { hash, reason });
      await transaction.updateTable("chain").set({ state_from: height }).where("state_from", "is", null).execute();
    });
    return true;
  };
  if ((await unlessPruned(chain, () => [hash], write)) !== undefined) return gap;
  throw new IndexError("STATE_PRUNED", `${chain.url} let go of the state after block ${height} while it was read`);
}
