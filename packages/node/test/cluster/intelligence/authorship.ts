import { toHex } from "@opentao/codec";
import { authoritiesAfter, slotAuthor, slotOf } from "@opentao/consensus";
import type { Chain } from "../../../src/chain/index.ts";

/** The key that made each block of the best chain from the first up to a height, as hex digits, by what headers say of authors. */
export function authorsUpTo(
  chain: Pick<Chain, "hashAt" | "header">,
  first: readonly Uint8Array[],
  height: number,
): string[] {
  let authorities = first;
  return Array.from({ length: height }, (_, i) => {
    const header = chain.header(chain.hashAt(i + 1) ?? "0x");
    if (header === undefined) throw new Error(`there is no block ${i + 1}`);
    const author = toHex(slotAuthor(slotOf(header), authorities));
    authorities = authoritiesAfter(header, authorities);
    return author;
  });
}
