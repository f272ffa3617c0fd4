import { toHex } from "@opentao/codec";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import { falseAnswer, type IncomingBlock } from "../requests/index.ts";
import { deadBranch, missing } from "./branch.ts";
import { RANGE, type SyncOptions } from "./ports.ts";

/** Blocks of a range and who gave them. */
export interface Range {
  readonly blocks: readonly IncomingBlock[];
  readonly peer: string;
}

/** What a download of a long chain works with. */
export interface RangesOptions extends Pick<SyncOptions, "chain" | "ask"> {
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

/** Ranges that are fetched at a time. */
const WINDOW = 6;

/**
 * The chain of one peer in ranges of blocks, in order, each fetched from any peer that has it. The lead says the hash with which
 * each range ends, and a range is asked for by that hash: whoever gives it, it is the lead's chain or it is refused.
 */
export class Ranges {
  readonly #options: RangesOptions;
  readonly #unfit = new Set<string>();
  readonly #asked = new Map<string, number>();

  constructor(options: RangesOptions) {
    this.#options = options;
  }

  /** @throws NetworkError when the lead fails; what helpers do wrong is told to `failed` */
  async *download(): AsyncGenerator<Range> {
    await this.#checkTarget();
    let below = await this.#commonAncestor();
    const pending: Promise<Range>[] = [];
    const { number } = this.#options.target;
    let next = below.number + 1;
    while (next <= number || pending.length > 0) {
      for (; pending.length < WINDOW && next <= number; next += RANGE) {
        const range = this.#range(next, Math.min(next + RANGE - 1, number));
        // A failure is met when its turn comes; meanwhile nobody waits for it.
        range.catch(() => undefined);
        pending.push(range);
      }
      const range = await pending.shift();
      const [first] = range?.blocks ?? [];
      const last = range?.blocks.at(-1);
      if (range === undefined || first === undefined || last === undefined) return;
      if (toHex(first.header.parentHash) !== below.hash) throw falseAnswer("the peer's chain does not hold together");
      below = { hash: last.hash, number: last.header.number };
      yield range;
    }
  }

  /** Who says that it has a block must give its header. */
  async #checkTarget(): Promise<void> {
    const { target } = this.#options;
    const header = await this.#header(target);
    if (header === undefined) throw falseAnswer("the peer does not have the block that it called its best");
    if (header.header.number !== target.number)
      throw falseAnswer("the peer's best block has another height than it said");
  }

  /** The highest block of our best chain that the lead has, too. */
  async #commonAncestor(): Promise<BlockRef> {
    const { chain, target } = this.#options;
    let low = chain.finalized().number;
    let high = Math.min(chain.best().number, target.number);
    if (!(await this.#agrees(low))) throw deadBranch(target);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (await this.#agrees(middle)) low = middle;
      else high = middle - 1;
    }
    return { number: low, hash: chain.hashAt(low) ?? target.hash };
  }

  async #agrees(number: number): Promise<boolean> {
    if (number === 0) return true;
    const block = await this.#header({ number });
    return block !== undefined && block.hash === this.#options.chain.hashAt(number);
  }

  async #header(from: { hash: Hash } | { number: number }): Promise<IncomingBlock | undefined> {
    const { ask, lead, signal } = this.#options;
    const what = { header: true, body: false, justification: false, direction: "ascending", max: 1 } as const;
    const asked = "hash" in from ? { hash: from.hash } : from;
    return (await ask(lead, { ...what, from: asked }, signal))[0];
  }

  async #range(first: number, last: number): Promise<Range> {
    const { lead, target } = this.#options;
    const end = last === target.number ? target.hash : (await this.#header({ number: last }))?.hash;
    if (end === undefined) throw missing(`the header of its block ${last}`);
    for (;;) {
      const peer = this.#choose(last);
      try {
        return { blocks: await this.#blocks(peer, end, last - first + 1), peer };
      } catch (error) {
        if (peer === lead || this.#options.signal.aborted) throw error;
        this.#unfit.add(peer);
        this.#options.failed(peer, error);
      }
    }
  }

  /** The peer with the fewest open questions. */
  #choose(number: number): string {
    const { lead, helpers } = this.#options;
    let best = lead;
    for (const peer of helpers(number)) {
      if (!this.#unfit.has(peer) && this.#load(peer) < this.#load(best)) best = peer;
    }
    return best;
  }

  #load(peer: string): number {
    return this.#asked.get(peer) ?? 0;
  }

  /** `count` blocks that end with `end`, oldest first. An answer may hold fewer than asked for: then it is asked on. */
  async #blocks(peer: string, end: Hash, count: number): Promise<IncomingBlock[]> {
    const { ask, signal } = this.#options;
    const blocks: IncomingBlock[] = [];
    this.#asked.set(peer, this.#load(peer) + 1);
    try {
      for (let next = end; blocks.length < count; ) {
        const what = { header: true, body: true, justification: true, direction: "descending" } as const;
        const answer = await ask(peer, { ...what, from: { hash: next }, max: count - blocks.length }, signal);
        const last = answer.at(-1);
        if (last === undefined) throw missing(`block ${next}`);
        blocks.push(...answer);
        next = toHex(last.header.parentHash);
      }
    } finally {
      this.#asked.set(peer, this.#load(peer) - 1);
    }
    return blocks.reverse();
  }
}
