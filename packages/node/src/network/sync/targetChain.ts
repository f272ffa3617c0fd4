import type { BlockRef, Hash } from "../../chain/interface.ts";
import type { HashedHeader } from "../../primitives/hashedHeader.ts";
import { falseResponse } from "../requests/index.ts";
import { deadBranch, missing } from "./errors.ts";
import type { AskForBlocks, SyncChain } from "./ports.ts";

/** Chain that ends in the sync target, as the peer that has announced the target says. */
export class TargetChain {
  readonly #peer: string;
  readonly #target: BlockRef;
  readonly #chain: SyncChain;
  readonly #ask: AskForBlocks;
  readonly #signal: AbortSignal;

  /** @param target - best block of the peer */
  constructor(peer: string, target: BlockRef, chain: SyncChain, ask: AskForBlocks, signal: AbortSignal) {
    this.#peer = peer;
    this.#target = target;
    this.#chain = chain;
    this.#ask = ask;
    this.#signal = signal;
  }

  /** Checks that the peer has the header of its best block. @throws NetworkError */
  async checkTarget(): Promise<void> {
    const target = await this.#header(this.#target);
    if (target === undefined) throw falseResponse("the peer does not have the block that it called its best");
    if (target.header.number !== this.#target.number)
      throw falseResponse("the peer's best block has another height than it said");
  }

  /** Returns the highest block of our best chain that the peer has, too. @throws NetworkError */
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

  /** Returns the hash of the chain's block at a height. @throws NetworkError */
  async hashAt(number: number): Promise<Hash> {
    const { hash, number: height } = this.#target;
    const found = number === height ? hash : (await this.#header({ number }))?.hash;
    if (found === undefined) throw missing(`the header of its block ${number}`);
    return found;
  }

  async #agrees(number: number): Promise<boolean> {
    if (number === 0) return true;
    const found = await this.#header({ number });
    return found !== undefined && found.hash === this.#chain.hashAt(number);
  }

  async #header(from: { hash: Hash } | { number: number }): Promise<HashedHeader | undefined> {
    const what = { header: true, body: false, justification: false, direction: "ascending", max: 1 } as const;
    const asked = "hash" in from ? { hash: from.hash } : from;
    return (await this.#ask(this.#peer, { ...what, from: asked }, this.#signal))[0]?.hashed;
  }
}
