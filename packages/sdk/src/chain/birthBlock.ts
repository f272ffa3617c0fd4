import type { ChainAccess } from "./access.ts";
import type { Head } from "./header.ts";

/**
 * The block from which on a transaction is valid. A transaction names it and is void where another block stands in its
 * place: so it is the last final one, unless that is so old that more than half of the lifetime would be gone.
 *
 * @param lifetime - blocks for which the transaction is valid
 * @throws ChainError
 */
export async function birthBlock(chain: Pick<ChainAccess, "head">, lifetime: number): Promise<Head> {
  const [best, final] = await Promise.all([chain.head("best"), chain.head("finalized")]);
  return 2 * (best.number - final.number) > lifetime ? best : final;
}
