import { toHex } from "@opentao/codec";
import type { BlockRef } from "../../chain/interface.ts";
import { falseResponse, type IncomingBlock } from "../requests/index.ts";
import { fetchBlocks, PIECE_BYTES } from "./fetchBlocks.ts";
import { PeerThroughput } from "./peerThroughput.ts";
import { RANGE, type SyncOptions } from "./ports.ts";
import { type Holding, Room, sizeOf } from "./room.ts";
import { TargetChain } from "./targetChain.ts";

/** Blocks of a range and their source peer. */
export interface Range {
  readonly blocks: readonly IncomingBlock[];
  readonly source: string;
}

/** Options of a download of a long chain. */
export interface RangesOptions extends Pick<SyncOptions, "chain" | "ask" | "clock"> {
  /** Peer whose chain is fetched. */
  readonly targetPeer: string;
  /** Sync target: the best block of that peer. */
  readonly target: BlockRef;
  /** Returns other peers that say they have blocks of a height. */
  readonly helpers: (number: number) => readonly string[];
  /** Called when a helper failed; nothing more is requested from it in this download. */
  readonly failed: (peer: string, error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Ranges that are fetched at a time; a {@link Room} bounds their memory. */
const WINDOW = 6;

/** A range on its way; `undefined` when it is too much to be held at once. */
interface Pending {
  readonly first: number;
  readonly last: number;
  readonly holding: Holding;
  readonly range: Promise<Range | undefined>;
}

/**
 * The chain of one peer in ranges of blocks, in order, each fetched from any peer that has it. That peer says the hash
 * with which each range ends, and a range is requested by that hash: whatever its source, it is of that chain or it is
 * refused.
 */
export class Ranges {
  readonly #options: RangesOptions;
  readonly #targetChain: TargetChain;
  readonly #throughput = new PeerThroughput();
  readonly #room = new Room();
  readonly #unfit = new Set<string>();
  /** Blocks of one range: fewer when they are large. */
  #count = RANGE;

  constructor(options: RangesOptions) {
    const { targetPeer, target, chain, ask, signal } = options;
    this.#options = options;
    this.#targetChain = new TargetChain(targetPeer, target, chain, ask, signal);
  }

  /** Yields the ranges. @throws NetworkError when the target peer fails; failures of helpers go to `failed` */
  async *download(): AsyncGenerator<Range> {
    await this.#targetChain.checkTarget();
    let below = await this.#targetChain.commonAncestor();
    const pending: Pending[] = [];
    const { number } = this.#options.target;
    let next = below.number + 1;
    for (;;) {
      for (; pending.length < WINDOW && next <= number; next += this.#count) {
        pending.push(this.#begin(next, Math.min(next + this.#count - 1, number)));
      }
      const head = pending.shift();
      if (head === undefined) return;
      const range = await head.range;
      const { holding } = head;
      if (holding.isDropped) pending.unshift(this.#begin(head.first, head.last));
      else if (range === undefined) for (const part of this.#split(head).reverse()) pending.unshift(part);
      else {
        below = this.#link(below, range);
        yield range;
        holding.drop();
      }
    }
  }

  /** The last block of a range that stands on the one before. @throws NetworkError `FALSE_ANSWER` */
  #link(below: BlockRef, { blocks }: Range): BlockRef {
    const [first] = blocks;
    const last = blocks.at(-1);
    const stands = first !== undefined && toHex(first.hashed.header.parentHash) === below.hash;
    if (!stands || last === undefined) throw falseResponse("the peer's chain does not hold together");
    const bytes = blocks.reduce((sum, block) => sum + sizeOf(block), 0);
    const fitting = Math.floor((PIECE_BYTES * blocks.length) / (2 * bytes));
    this.#count = Math.min(RANGE, 2 * this.#count, Math.max(1, fitting));
    return { hash: last.hashed.hash, number: last.hashed.header.number };
  }

  #begin(first: number, last: number): Pending {
    const holding = this.#room.open(first);
    const range = this.#fetch(first, last, holding);
    // A failure is met when its turn comes; meanwhile nobody waits for it.
    range.catch(() => undefined);
    return { first, last, holding, range };
  }

  #split({ first, last, holding }: Pending): Pending[] {
    holding.drop();
    const middle = first + ((last - first) >> 1);
    this.#count = Math.max(1, Math.min(this.#count, middle - first + 1));
    return [this.#begin(first, middle), this.#begin(middle + 1, last)];
  }

  async #fetch(first: number, last: number, holding: Holding): Promise<Range | undefined> {
    const { targetPeer, ask, signal, helpers, failed } = this.#options;
    const end = await this.#targetChain.hashAt(last);
    for (;;) {
      const fit = helpers(last).filter((peer) => peer !== targetPeer && !this.#unfit.has(peer));
      const peer = this.#throughput.fastest([targetPeer, ...fit]) ?? targetPeer;
      try {
        const blocks = await this.#timed(peer, () => {
          // Blocks of a peer that failed before are no part of this one's response.
          holding.clear();
          return fetchBlocks(ask, peer, end, last - first + 1, holding, signal);
        });
        return blocks && { blocks, source: peer };
      } catch (error) {
        // A helper is done without, whatever it was: `failed` says what follows.
        if (peer === targetPeer || signal.aborted) throw error;
        this.#unfit.add(peer);
        failed(peer, error);
      }
    }
  }

  async #timed(peer: string, action: () => Promise<IncomingBlock[] | undefined>) {
    const { clock } = this.#options;
    const begun = clock.now();
    this.#throughput.requested(peer);
    let blocks: IncomingBlock[] | undefined;
    try {
      blocks = await action();
      return blocks;
    } finally {
      this.#throughput.done(peer, blocks?.length ?? 0, clock.now() - begun);
    }
  }
}
