import { fromHex } from "@opentao/codec";
import { encodeAddress } from "@opentao/crypto";
import { type Chain, getBlock } from "@opentao/sdk/browser";
import type { ChainAt } from "../../network/reads.ts";

/** A line about a block. */
export interface BlockLine {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string;
  /** Hotkey of its author, or the author's key where nobody owns the seat; `undefined` for the genesis block. */
  readonly author: string | undefined;
  /** Milliseconds since 1970; 0 for the genesis block. */
  readonly time: number;
  /** Extrinsics that somebody sent. */
  readonly transactions: number;
}

/** Kinds of extrinsics, in their first byte: 0 is one that the author adds, the time for instance. */
const KIND = 0b1100_0000;

async function readAuthor(chain: Chain, hash: string, parentHash: string): Promise<string | undefined> {
  const before = chain.at(parentHash);
  const [slot, keys, seats] = await Promise.all([
    chain.at(hash).query.Aura.CurrentSlot(),
    before.query.Aura.Authorities(),
    before.apis.SessionApi.authors(),
  ]);
  const key = keys[Number(slot % BigInt(Math.max(1, keys.length)))];
  if (key === undefined) return undefined;
  return seats.find(({ aura }) => aura === key)?.hotkey ?? encodeAddress(fromHex(key));
}

async function readLine(chain: Chain, hash: string): Promise<BlockLine | undefined> {
  const [block, time] = await Promise.all([getBlock(chain, hash), chain.at(hash).query.Timestamp.Now()]);
  if (block === undefined) return undefined;
  const { number, parentHash } = block.head;
  return {
    number,
    hash,
    parentHash,
    author: number === 0 ? undefined : await readAuthor(chain, hash, parentHash),
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
