import { toHex } from "@opentao/codec";
import { authoritiesAfter, slotAuthor, slotOf } from "@opentao/consensus";
import type { Chain } from "../../../src/chain/index.ts";

/** Authors of blocks, and those who might have been, by what headers say; keys as hex digits. */
export interface Authorship {
  /** Author of each block, the first block's first. */
  readonly authors: readonly string[];
  /** All whose turn it has ever been to make blocks. */
  readonly entitled: ReadonlySet<string>;
}

/** Reads the best chain from its first block up to a height. @param first - those who make the first block */
export function authorshipUpTo(
  chain: Pick<Chain, "hashAt" | "header">,
  first: readonly Uint8Array[],
  height: number,
): Authorship {
  let authorities = first;
  const entitled = new Set(first.map((key) => toHex(key)));
  const authors = Array.from({ length: height }, (_, i) => {
    const header = chain.header(chain.hashAt(i + 1) ?? "0x");
    if (header === undefined) throw new Error(`there is no block ${i + 1}`);
    const author = toHex(slotAuthor(slotOf(header), authorities));
    authorities = authoritiesAfter(header, authorities);
    for (const key of authorities) entitled.add(toHex(key));
    return author;
  });
  return { authors, entitled };
}
