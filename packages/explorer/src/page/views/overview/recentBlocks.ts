import { type Chain, getBlock } from "@opentao/sdk/browser";
import { authorOf } from "../../network/blocks/author.ts";
import type { ChainAt } from "../../network/reads.ts";

/** A line about a block. */
export interface BlockLine {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string;
  /** Address of its author; `undefined` for the genesis block, and where it is not known. */
  readonly author: string | undefined;
  /** Milliseconds since 1970; 0 for the genesis block. */
  readonly time: number;
  /** Extrinsics that somebody sent. */
  readonly transactions: number;
}

/** Kinds of extrinsics, in their first byte: 0 is one that the author adds, the time for instance. */
const KIND = 0b1100_0000;

async function readLine(chain: Chain, hash: string): Promise<BlockLine | undefined> {
  const { query } = chain.at(hash);
  const [block, time, slot] = await Promise.all([
    getBlock(chain, hash),
    query.Timestamp.Now(),
    query.Aura.CurrentSlot(),
  ]);
  if (block === undefined) return undefined;
  const { number, parentHash } = block.head;
  return {
    number,
    hash,
    parentHash,
    author: number === 0 ? undefined : (await authorOf(chain, parentHash, slot))?.address,
    time: Number(time),
    transactions: block.extrinsics.filter(([first = 0]) => (first & KIND) !== 0).length,
  };
}

/**
 * Reads a block and those before it, the newest first.
 *
 * @param known - lines that were read before: they are not read again
 */
export async function readRecent(
  { chain, at }: ChainAt,
  known: readonly BlockLine[],
  count: number,
): Promise<readonly BlockLine[]> {
  const lines: BlockLine[] = [];
  for (let hash = at; lines.length < count; ) {
    const line = known.find((each) => each.hash === hash) ?? (await readLine(chain, hash));
    if (line === undefined) break;
    lines.push(line);
    if (line.number === 0) break;
    hash = line.parentHash;
  }
  return lines;
}
