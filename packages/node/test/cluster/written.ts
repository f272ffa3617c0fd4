import { slotOf } from "@opentao/consensus";
import type { Chain } from "../../src/chain/index.ts";
import { AUTHORITIES } from "./authorities.ts";

/** Number of blocks of the best chain, up to a height, that each of four authorities has authored. */
export function authorsOf(chain: Pick<Chain, "hashAt" | "header">, height: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let number = 1; number <= height; number += 1) {
    const header = chain.header(chain.hashAt(number) ?? "0x");
    if (header === undefined) throw new Error(`there is no block ${number}`);
    const author = AUTHORITIES[Number(slotOf(header) % 4n)] ?? "";
    counts[author] = (counts[author] ?? 0) + 1;
  }
  return counts;
}
