import type { Chain } from "@opentao/sdk/browser";
import { forgetOldest } from "../forgetOldest.ts";
import type { Author } from "./author.ts";
import { readBlock } from "./readBlock.ts";

/** Line of a list about a block. */
export interface BlockSummary {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string;
  readonly time: number | undefined;
  readonly author: Author | undefined;
  readonly extrinsics: number;
  /** Extrinsics that somebody signed. */
  readonly signed: number;
  /** Number of events; `undefined` where the node no longer has them. */
  readonly events: number | undefined;
}

/** Blocks whose summaries are kept. */
const MAX_KEPT = 200;
const kept = new Map<string, Promise<BlockSummary | undefined>>();

async function summarize(chain: Chain, hash: string): Promise<BlockSummary | undefined> {
  const block = await readBlock(chain, hash);
  if (block === undefined) return undefined;
  const { head, time, author, extrinsics, events } = block;
  return {
    number: head.number,
    hash: head.hash,
    parentHash: head.parentHash,
    time,
    author,
    extrinsics: extrinsics.length,
    signed: extrinsics.filter(({ read }) => read?.signer !== undefined).length,
    events: "kind" in events ? undefined : events.length,
  };
}

/** Returns what a list says of a block; each block is read once. */
function summaryOf(chain: Chain, hash: string): Promise<BlockSummary | undefined> {
  const known = kept.get(hash);
  if (known !== undefined) return known;
  const reading = summarize(chain, hash);
  kept.set(hash, reading);
  reading.catch(() => kept.delete(hash));
  forgetOldest(kept, MAX_KEPT);
  return reading;
}

/** Reads the blocks of some heights of the best chain, newest first. */
export async function blocksBelow(chain: Chain, from: number, count: number): Promise<BlockSummary[]> {
  const numbers = Array.from({ length: Math.min(count, from + 1) }, (_, at) => from - at);
  const read = await Promise.all(
    numbers.map(async (number) => {
      const hash = await chain.blockHash(number);
      return hash === undefined ? undefined : summaryOf(chain, hash);
    }),
  );
  return read.filter((summary) => summary !== undefined);
}

/** Reads the newest blocks, from a hash down by parents: blocks that were read before are not asked for again. */
export async function newestBlocks(chain: Chain, at: string, number: number, count: number): Promise<BlockSummary[]> {
  const newest = await summaryOf(chain, at);
  // The first time they are read side by side.
  if (newest !== undefined && !kept.has(newest.parentHash)) await blocksBelow(chain, number, count);
  const list: BlockSummary[] = [];
  for (let hash = at; list.length < count; ) {
    const summary = await summaryOf(chain, hash);
    if (summary === undefined) break;
    list.push(summary);
    if (summary.number === 0) break;
    hash = summary.parentHash;
  }
  return list;
}
