import type { Header } from "@opentao/codec/primitives";
import type { Externalities, Runtime } from "@opentao/runtime/boundary";
import {
  type EpochEarnings,
  earningsOf,
  RecordingExternalities,
  ReplayError,
  subnetAccount,
} from "@opentao/runtime/replay";
import { blockHash, type ChainBlock, executeBlock, readBlock } from "./blocks.ts";
import { nextHeader, projectBlock } from "./projection.ts";
import type { Replay } from "./replay.ts";
import type { ReplayState } from "./replayState.ts";
import type { Rpc } from "./rpc.ts";

/** Most blocks of a course. */
const MAX_BLOCKS = 4000;

/** One course of things. */
export interface Course {
  readonly epochs: readonly EpochEarnings[];
  /** Blocks that the chain has, with the transactions in them, and those that it will have, without any. */
  readonly kept: number;
  readonly projected: number;
  /** Transactions that could not be applied, because of the changes. */
  readonly refused: number;
}

/** Blocks above the base, as far as the chain has finalized them. */
export class KeptBlocks {
  readonly #rpc: Rpc;
  readonly #head: number;
  readonly #blocks = new Map<number, ChainBlock>();

  constructor(rpc: Rpc, head: number) {
    this.#rpc = rpc;
    this.#head = head;
  }

  async at(number: number): Promise<ChainBlock | undefined> {
    if (number > this.#head) return undefined;
    const known = this.#blocks.get(number);
    if (known !== undefined) return known;
    const block = await readBlock(this.#rpc, await blockHash(this.#rpc, number));
    this.#blocks.set(number, block);
    return block;
  }
}

/** Things that a course is made of. */
export interface Way {
  readonly runtime: Runtime;
  readonly replay: Replay;
  readonly blocks: KeptBlocks;
  readonly base: ChainBlock;
  readonly netuid: number;
  /** Epochs after which it ends. */
  readonly epochs: number;
}

/** Outcome of one block. */
interface Outcome {
  readonly header: Header;
  readonly refused: number;
  readonly earnings: EpochEarnings | undefined;
}

/** Executes the block after `parent`: the chain's, or one that it will have. */
function follow(runtime: Runtime, state: Externalities, parent: Header, netuid: number, kept?: ChainBlock): Outcome {
  const recording = new RecordingExternalities(state);
  const made =
    kept === undefined
      ? { header: projectBlock(runtime, recording, nextHeader(parent)), refused: 0 }
      : { header: kept.header, refused: executeBlock(runtime, recording, kept).refused };
  const account = subnetAccount(recording.facts, netuid);
  return { ...made, earnings: account && earningsOf(account, made.header.number) };
}

/**
 * Follows the chain from a state on until the subnet has had its epochs.
 *
 * @param onBlock - is called after each block, with its number
 */
export async function course(way: Way, state: ReplayState, onBlock?: (number: number) => void): Promise<Course> {
  const { runtime, replay, blocks, base, netuid } = way;
  const epochs: EpochEarnings[] = [];
  let [kept, projected, refused] = [0, 0, 0];
  for (let parent = base.header; epochs.length < way.epochs; ) {
    if (kept + projected === MAX_BLOCKS) {
      const message = `subnet ${netuid} has no ${way.epochs} epochs within ${MAX_BLOCKS} blocks`;
      throw new ReplayError("TOO_LARGE", message, "Ask for fewer epochs, or shorten the tempo.");
    }
    const block = await blocks.at(parent.number + 1);
    const from = parent;
    const outcome = await replay.complete(state, (externalities) =>
      follow(runtime, externalities, from, netuid, block),
    );
    parent = outcome.header;
    refused += outcome.refused;
    if (block === undefined) projected += 1;
    else kept += 1;
    if (outcome.earnings !== undefined) epochs.push(outcome.earnings);
    onBlock?.(parent.number);
    await replay.passed(undefined);
  }
  return { epochs, kept, projected, refused };
}
