import type { BlockRef, Hash } from "../../chain/interface.ts";
import { falseAnswer, type IncomingBlock } from "../requests/index.ts";
import { deadBranch, missing } from "./errors.ts";
import type { AskForBlocks, SyncChain } from "./ports.ts";

/** The peer whose chain is fetched: says which blocks that chain is made of. */
export class Lead {
  readonly id: string;
  readonly #target: BlockRef;
  readonly #chain: SyncChain;
  readonly #ask: AskForBlocks;
  readonly #signal: AbortSignal;

  /** @param target - its best block */
  constructor(id: string, target: BlockRef, chain: SyncChain, ask: AskForBlocks, signal: AbortSignal) {
    this.id = id;
    this.#target = target;
    this.#chain = chain;
    this.#ask = ask;
    this.#signal = signal;
  }

  /** Who says that it has a block must give its header. @throws NetworkError */
  async checkTarget(): Promise<void> {
    const header = await this.#header(this.#target);
    if (header === undefined) throw falseAnswer("the peer does not have the block that it called its best");
    if (header.header.number !== this.#target.number)
      throw falseAnswer("the peer's best block has another height than it said");
  }

  /** The highest block of our best chain that the peer has, too. @throws NetworkError */
  async commonAncestor(): Promise<BlockRef> {
    let low = this.#chain.finalized().number;
    let high = Math.min(this.#chain.best().number, this.#target.number);
    if (!(await this.#agrees(low))) throw deadBranch(this.#target);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (await this.#agrees(middle)) low = middle;
      else high = middle - 1;
    }
    return { number: low, hash: this.#chain.hashAt(low) ?? this.#target.hash };
  }

  /** The block of the peer's chain at a height. @throws NetworkError */
  async hashAt(number: number): Promise<Hash> {
    const { hash, number: height } = this.#target;
    const found = number === height ? hash : (await this.#header({ number }))?.hash;
    if (found === undefined) throw missing(`the header of its block ${number}`);
    return found;
  }

  async #agrees(number: number): Promise<boolean> {
    if (number === 0) return true;
    const block = await this.#header({ number });
    return block !== undefined && block.hash === this.#chain.hashAt(number);
  }

  async #header(from: { hash: Hash } | { number: number }): Promise<IncomingBlock | undefined> {
    const what = { header: true, body: false, justification: false, direction: "ascending", max: 1 } as const;
    const asked = "hash" in from ? { hash: from.hash } : from;
    return (await this.#ask(this.id, { ...what, from: asked }, this.#signal))[0];
  }
}
