import type { ChainAccess } from "../access.ts";
import { inclusionOf } from "./inclusion.ts";
import { searchBlocks } from "./search.ts";
import type { Inclusion, SignedTransaction } from "./submission.ts";

/** Outcome of looking for a signed transaction on the chain. */
export type Finding =
  | { readonly kind: "found"; readonly inclusion: Inclusion }
  /**
   * Every block up to the best one that can hold it was seen, and none does. `isOver`: none can any more, all of them
   * being finalized.
   */
  | { readonly kind: "absent"; readonly isOver: boolean }
  /** It cannot be told: this node does not have the block of this number, which may hold the transaction. */
  | { readonly kind: "unknown"; readonly missing: number; readonly isOver: boolean };

/** See `Chain.find`. */
export async function findTransaction(chain: ChainAccess, signed: SignedTransaction): Promise<Finding> {
  // Before the search: what is finalized meanwhile is told the next time.
  const finalized = await chain.head("finalized");
  const isOver = finalized.number >= signed.end - 1;
  const search = await searchBlocks(chain, signed);
  if (search.kind === "found")
    return { kind: "found", inclusion: await inclusionOf(chain, signed.bytes, search.blockHash) };
  if (search.kind === "missing") return { kind: "unknown", missing: search.block, isOver };
  return { kind: "absent", isOver };
}
