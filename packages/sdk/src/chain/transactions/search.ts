import { toHex } from "@opentao/codec";
import type { ChainAccess } from "../access.ts";
import { placeIn } from "./place.ts";
import type { SignedTransaction } from "./submission.ts";

/** Blocks that are looked through side by side. */
const AT_ONCE = 8;

/**
 * Outcome of a search. `absent`: all blocks up to the best one that can hold the transaction were seen, and none does.
 * `missing`: none that was seen holds it, and the node does not have this one.
 */
export type Search =
  | { readonly kind: "found"; readonly blockHash: string }
  | { readonly kind: "absent" }
  | { readonly kind: "missing"; readonly block: number };

async function look(chain: ChainAccess, number: number, extrinsic: string): Promise<Search> {
  const blockHash = await chain.blockHash(number);
  const place = blockHash === undefined ? "unknown" : await placeIn(chain, blockHash, extrinsic);
  if (blockHash === undefined || place === "unknown") return { kind: "missing", block: number };
  return place === "absent" ? { kind: "absent" } : { kind: "found", blockHash };
}

/** Looks for a transaction in all blocks that can hold it, up to the best one. @throws ChainError */
export async function searchBlocks(chain: ChainAccess, { bytes, after, end }: SignedTransaction): Promise<Search> {
  const last = Math.min((await chain.head("best")).number, end - 1);
  const extrinsic = toHex(bytes);
  let missing: Search | undefined;
  for (let first = after + 1; first <= last; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, last - first + 1) }, (_, at) => first + at);
    const seen = await Promise.all(numbers.map((number) => look(chain, number, extrinsic)));
    const found = seen.find(({ kind }) => kind === "found");
    if (found !== undefined) return found;
    missing ??= seen.find(({ kind }) => kind === "missing");
  }
  return missing ?? { kind: "absent" };
}
