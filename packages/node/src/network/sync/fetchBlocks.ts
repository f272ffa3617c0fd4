import { toHex } from "@opentao/codec";
import type { Hash } from "../../chain/interface.ts";
import type { IncomingBlock } from "../requests/index.ts";
import { missing } from "./errors.ts";
import type { AskForBlocks } from "./ports.ts";

/** Blocks that are held until they can be taken in have no more than this and one answer, in bytes. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/** What headers and book-keeping of a block take, in bytes. */
const OVERHEAD = 512;

/** Memory that a block takes, in bytes. */
export function sizeOf({ body, justifications = [] }: IncomingBlock): number {
  const proofs = justifications.reduce((sum, [, proof]) => sum + proof.length, 0);
  return body.reduce((sum, { length }) => sum + length, OVERHEAD + proofs);
}

/** Where blocks are held while they come; see `Room`. */
interface Held {
  readonly blocks: IncomingBlock[];
  readonly bytes: number;
  readonly isDropped: boolean;
  add(answer: readonly IncomingBlock[]): void;
}

/** Blocks that nobody else needs room for. */
class Own implements Held {
  readonly blocks: IncomingBlock[] = [];
  readonly isDropped = false;
  bytes = 0;

  add(answer: readonly IncomingBlock[]): void {
    for (const block of answer) this.blocks.push(block);
    this.bytes += answer.reduce((sum, block) => sum + sizeOf(block), 0);
  }
}

/**
 * `count` blocks that end with `end`, oldest first. An answer may hold fewer than asked for: then it is asked on.
 *
 * @returns `undefined` when they are too much to be held at once: then fewer are to be asked for; or when they were dropped
 * @throws NetworkError
 */
export async function fetchBlocks(
  ask: AskForBlocks,
  peer: string,
  end: Hash,
  count: number,
  signal: AbortSignal,
  held: Held = new Own(),
): Promise<IncomingBlock[] | undefined> {
  const what = { header: true, body: true, justification: true, direction: "descending" } as const;
  for (let next = end; held.blocks.length < count; ) {
    if (held.bytes > PIECE_BYTES) return undefined;
    const answer = await ask(peer, { ...what, from: { hash: next }, max: count - held.blocks.length }, signal);
    const last = answer.at(-1);
    if (last === undefined) throw missing(`block ${next}`);
    held.add(answer);
    if (held.isDropped) return undefined;
    next = toHex(last.header.parentHash);
  }
  return held.blocks.reverse();
}
