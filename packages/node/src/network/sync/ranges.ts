import { toHex } from "@opentao/codec";
import type { BlockRef } from "../../chain/interface.ts";
import { falseAnswer, type IncomingBlock } from "../requests/index.ts";
import { fetchBlocks, PIECE_BYTES } from "./fetchBlocks.ts";
import { Lead } from "./lead.ts";
import { Paces } from "./pace.ts";
import { RANGE, type SyncOptions } from "./ports.ts";
import { type Holding, Room, sizeOf } from "./room.ts";

/** Blocks of a range and who gave them. */
export interface Range {
  readonly blocks: readonly IncomingBlock[];
  readonly peer: string;
}

/** What a download of a long chain works with. */
export interface RangesOptions extends Pick<SyncOptions, "chain" | "ask" | "clock"> {
  /** The peer whose chain is fetched. */
  readonly lead: string;
  /** Its best block. */
  readonly target: BlockRef;
  /** Other peers that say they have blocks of a height. */
  readonly helpers: (number: number) => readonly string[];
  /** A helper failed; it is asked no more in this download. */
  readonly failed: (peer: string, error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Ranges that are fetched at a time; what they hold together is bounded by a {@link Room}. */
const WINDOW = 6;

/** A range on its way; `undefined` when it is too much to be held at once. */
interface Pending {
  readonly first: number;
  readonly last: number;
  readonly holding: Holding;
  readonly range: Promise<Range | undefined>;
}

/**
 * The chain of one peer in ranges of blocks, in order, each fetched from any peer that has it. The lead says the hash
 * with which each range ends, and a range is asked for by that hash: whoever gives it, it is the lead's chain or it is
 * refused.
 */
export class Ranges {
  readonly #options: RangesOptions;
  readonly #lead: Lead;
  readonly #paces = new Paces();
  readonly #room = new Room();
  readonly #unfit = new Set<string>();
  /** Blocks of one range: fewer when they are large. */
  #count = RANGE;

  constructor(options: RangesOptions) {
    const { lead, target, chain, ask, signal } = options;
    this.#options = options;
    this.#lead = new Lead(lead, target, chain, ask, signal);
  }

  /** @throws NetworkError when the lead fails; what helpers do wrong is told to `failed` */
  async *download(): AsyncGenerator<Range> {
    await this.#lead.checkTarget();
    let below = await this.#lead.commonAncestor();
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
    const stands = first !== undefined && toHex(first.header.parentHash) === below.hash;
    if (!stands || last === undefined) throw falseAnswer("the peer's chain does not hold together");
    const bytes = blocks.reduce((sum, block) => sum + sizeOf(block), 0);
    const fitting = Math.floor((PIECE_BYTES * blocks.length) / (2 * bytes));
    this.#count = Math.min(RANGE, 2 * this.#count, Math.max(1, fitting));
    return { hash: last.hash, number: last.header.number };
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
    const { lead, ask, signal, helpers, failed } = this.#options;
    const end = await this.#lead.hashAt(last);
    for (;;) {
      const fit = helpers(last).filter((peer) => peer !== lead && !this.#unfit.has(peer));
      const peer = this.#paces.fastest([lead, ...fit]) ?? lead;
      try {
        const blocks = await this.#timed(peer, () => {
          // What another peer gave of it before it failed is no part of this one's answer.
          holding.clear();
          return fetchBlocks(ask, peer, end, last - first + 1, holding, signal);
        });
        return blocks && { blocks, peer };
      } catch (error) {
        // A helper is done without, whatever it was: `failed` says what follows.
        if (peer === lead || signal.aborted) throw error;
        this.#unfit.add(peer);
        failed(peer, error);
      }
    }
  }

  async #timed(peer: string, action: () => Promise<IncomingBlock[] | undefined>) {
    const { clock } = this.#options;
    const begun = clock.now();
    this.#paces.asked(peer);
    let blocks: IncomingBlock[] | undefined;
    try {
      blocks = await action();
      return blocks;
    } finally {
      this.#paces.done(peer, blocks?.length ?? 0, clock.now() - begun);
    }
  }
}
