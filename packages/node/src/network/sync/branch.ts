import { toHex } from "@opentao/codec";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import { falseResponse, type IncomingBlock } from "../requests/index.ts";
import { deadBranch, missing } from "./errors.ts";
import { fetchBlocks } from "./fetchBlocks.ts";
import { type AskForBlocks, RANGE, type SyncChain } from "./ports.ts";
import { Room } from "./room.ts";

/** Longest branch that is fetched by itself. */
const MAX_BRANCH = 4 * RANGE;

/** Blocks that are fetched and imported at a time. */
const PIECE = 16;

/** Options of a branch to fetch from a peer. */
export interface BranchOptions {
  readonly chain: SyncChain;
  readonly ask: AskForBlocks;
  readonly peer: string;
  /** Sync target: the block at its end. */
  readonly target: BlockRef;
  readonly signal: AbortSignal;
}

/**
 * Fetches the blocks of a peer from a known block to `target`, oldest first, in pieces. When they are more than one
 * piece their headers come first: only blocks about to be imported are held, and a dead branch costs its headers only.
 *
 * @throws NetworkError when the peer does not have them, sends false blocks, or the branch is dead
 */
export async function* fetchBranch(options: BranchOptions): AsyncGenerator<IncomingBlock[]> {
  const { chain, ask, peer, target, signal } = options;
  const gap = Math.max(1, target.number - chain.best().number);
  const asked = { header: true, body: true, justification: true, direction: "descending" } as const;
  const response = await ask(peer, { ...asked, from: { hash: target.hash }, max: Math.min(PIECE, gap) }, signal);
  if (response.length === 0) throw missing(`block ${target.hash}`);
  if (response[0]?.hashed.header.number !== target.number) {
    throw falseResponse("the peer's block has another height than the peer said");
  }
  const top = unknownOf(options, response);
  const lowest = top.at(-1);
  if (lowest === undefined) return;
  const below = await unknownBelow(options, lowest);
  for (let end = below.length; end > 0; ) {
    const start = Math.max(0, end - PIECE);
    yield* pieces(options, below.slice(start, end));
    end = start;
  }
  yield top.reverse();
}

/** Returns the blocks of a response above the first that is known. @throws NetworkError `OTHER_FORK` */
function unknownOf({ chain, target }: BranchOptions, response: readonly IncomingBlock[]): IncomingBlock[] {
  const end = response.findIndex(({ hashed }) => chain.header(hashed.hash) !== undefined);
  const unknown = response.slice(0, end === -1 ? response.length : end);
  if (unknown.some(({ hashed }) => hashed.header.number <= chain.finalized().number)) throw deadBranch(target);
  return unknown;
}

/** Returns the hashes of the blocks below one until a known block, newest first. @throws NetworkError */
async function unknownBelow(options: BranchOptions, { hashed }: IncomingBlock): Promise<Hash[]> {
  const { chain, ask, peer, target, signal } = options;
  const asked = { header: true, body: false, justification: false, direction: "descending", max: RANGE } as const;
  const hashes: Hash[] = [];
  let next = toHex(hashed.header.parentHash);
  while (chain.header(next) === undefined) {
    if (hashes.length >= MAX_BRANCH || target.number - hashes.length <= chain.finalized().number) {
      throw deadBranch(target);
    }
    const response = await ask(peer, { ...asked, from: { hash: next } }, signal);
    if (response.length === 0) throw missing(`block ${next}`);
    const unknown = unknownOf(options, response);
    for (const block of unknown) hashes.push(block.hashed.hash);
    const last = unknown.at(-1);
    if (last === undefined || unknown.length < response.length) break;
    next = toHex(last.hashed.header.parentHash);
  }
  return hashes;
}

/** Fetches blocks by their hashes (newest first), in as many pieces as their size requires. @throws NetworkError */
async function* pieces(options: BranchOptions, hashes: readonly Hash[]): AsyncGenerator<IncomingBlock[]> {
  const { ask, peer, signal } = options;
  const [newest] = hashes;
  if (newest === undefined) return;
  // Alone in its room: nothing of it has to go for others.
  const blocks = await fetchBlocks(ask, peer, newest, hashes.length, new Room().open(0), signal);
  if (blocks !== undefined) yield blocks;
  else {
    const middle = hashes.length >> 1;
    yield* pieces(options, hashes.slice(middle));
    yield* pieces(options, hashes.slice(0, middle));
  }
}
