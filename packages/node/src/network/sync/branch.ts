import { toHex } from "@opentao/codec";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import { NetworkError } from "../error.ts";
import { falseAnswer, type IncomingBlock } from "../requests/index.ts";
import { type AskForBlocks, RANGE, type SyncChain } from "./ports.ts";

/** Longest branch that is fetched in one piece. */
const MAX_BRANCH = 4 * RANGE;

/** The peer does not give a block that it said it had. */
export function missing(what: string): NetworkError {
  return new NetworkError("REFUSED", `the peer does not give ${what}`, "Ask another peer.");
}

/** The branch does not stand on what is final here. */
export function deadBranch(target: BlockRef): NetworkError {
  const message = `block ${target.number} ${target.hash} does not stand on what is final here`;
  return new NetworkError("OTHER_FORK", message, "Wait until the peer follows what is final.");
}

/**
 * Blocks from a peer up to `target`, backwards until a block that is known, oldest first.
 *
 * @throws NetworkError when the peer does not give them, lies, or the branch is dead
 */
export async function fetchBranch(
  chain: SyncChain,
  ask: AskForBlocks,
  peer: string,
  target: BlockRef,
  signal: AbortSignal,
): Promise<IncomingBlock[]> {
  const blocks: IncomingBlock[] = [];
  let next: Hash = target.hash;
  let max = Math.min(RANGE, Math.max(1, target.number - chain.best().number));
  while (chain.header(next) === undefined) {
    if (blocks.length >= MAX_BRANCH) throw deadBranch(target);
    const asked = { header: true, body: true, justification: true, direction: "descending", max } as const;
    const answer = await ask(peer, { ...asked, from: { hash: next } }, signal);
    if (answer.length === 0) throw missing(`block ${next}`);
    if (blocks.length === 0 && answer[0]?.header.number !== target.number) {
      throw falseAnswer("the peer's block has another height than the peer said");
    }
    for (const block of answer) {
      if (chain.header(block.hash) !== undefined) return blocks.reverse();
      if (block.header.number <= chain.finalized().number) throw deadBranch(target);
      blocks.push(block);
      next = toHex(block.header.parentHash);
    }
    max = Math.min(RANGE, max * 4);
  }
  return blocks.reverse();
}
