import { toHex } from "@opentao/codec";
import type { Hash } from "../../chain/interface.ts";
import type { IncomingBlock } from "../requests/index.ts";
import { missing } from "./errors.ts";
import type { AskForBlocks } from "./ports.ts";
import type { Holding } from "./room.ts";

/** Bytes of the blocks that are held until they can be imported, one response on top. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * Fetches `count` blocks that end with `end`, oldest first. A response may hold fewer than requested: then the rest is
 * requested.
 *
 * @param held - where they are held while they come
 * @returns `undefined` when they are too large to be held at once: then fewer are to be requested; or when they were
 * dropped
 * @throws NetworkError
 */
export async function fetchBlocks(
  ask: AskForBlocks,
  peer: string,
  end: Hash,
  count: number,
  held: Holding,
  signal: AbortSignal,
): Promise<IncomingBlock[] | undefined> {
  const what = { header: true, body: true, justification: true, direction: "descending" } as const;
  for (let next = end; held.blocks.length < count; ) {
    if (held.bytes > PIECE_BYTES) return undefined;
    const response = await ask(peer, { ...what, from: { hash: next }, max: count - held.blocks.length }, signal);
    const last = response.at(-1);
    if (last === undefined) throw missing(`block ${next}`);
    held.add(response);
    if (held.isDropped) return undefined;
    next = toHex(last.hashed.header.parentHash);
  }
  return held.blocks.reverse();
}
