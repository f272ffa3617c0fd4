import type { BlockRef, Chain, Hash } from "../../src/chain/index.ts";

/** Something that must never happen has happened. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/**
 * Blocks that the nodes of a cluster have called finalized, and whether that holds together: no two nodes ever have
 * different finalized blocks at a height, what is finalized only grows, and no finalized block is lost. What does not
 * hold is kept, so that no later event hides it.
 */
export class FinalityLog {
  readonly #final = new Map<number, { readonly hash: Hash; readonly by: string }>();
  readonly #heights = new Map<string, number>();
  readonly #broken: string[] = [];

  /** Highest block that any node has said is finalized. */
  get highest(): number {
    return Math.max(0, ...this.#heights.values());
  }

  /** The finalized block at a height, if a node has said one. */
  at(number: number): Hash | undefined {
    return this.#final.get(number)?.hash;
  }

  /** A node says that blocks have been finalized, oldest first. */
  note(by: string, blocks: readonly BlockRef[]): void {
    for (const { hash, number } of blocks) {
      this.#compare(by, { hash, number });
      const before = this.#heights.get(by) ?? 0;
      if (number <= before) this.#broken.push(`${by} had final ${before} and says ${number} after it`);
      this.#heights.set(by, number);
    }
  }

  /** A node was asked for finalized blocks: those that it said before must be the same, others it says now. */
  confirm(by: string, blocks: readonly BlockRef[]): void {
    const said = this.#heights.get(by) ?? 0;
    for (const block of blocks.filter(({ number }) => number <= said)) this.#compare(by, block);
    this.note(
      by,
      blocks.filter(({ number }) => number > said),
    );
  }

  /** A node that has just started says up to what height blocks are finalized. */
  stands(by: string, height: number): void {
    const said = this.#heights.get(by) ?? 0;
    if (height < said) this.#broken.push(`${by} said that ${said} is finalized, and now has only ${height}`);
  }

  /**
   * Looks into a node's chain, as it is after a restart for example: all that it once said was finalized must be there,
   * and nothing finalized that contradicts others.
   *
   * @param from - lowest height that the chain must have: one that did not begin with the first block has not all
   */
  inspect(by: string, chain: Pick<Chain, "finalized" | "hashAt" | "header">, from = 0): void {
    const said = this.#heights.get(by) ?? 0;
    const { number: height } = chain.finalized();
    this.stands(by, height);
    for (let number = from; number <= height; number += 1) {
      const hash = chain.hashAt(number);
      const known = this.at(number);
      if (hash === undefined || chain.header(hash) === undefined) {
        this.#broken.push(`${by} has lost the finalized block at height ${number}`);
      } else if (known !== undefined && known !== hash) {
        this.#broken.push(`at height ${number} ${by} has final ${hash}, others have ${known}`);
      }
    }
    if (height > said) {
      const blocks = Array.from({ length: height - said }, (_, i) => said + 1 + i);
      const refs = blocks.flatMap((number) => {
        const hash = chain.hashAt(number);
        return hash === undefined ? [] : [{ hash, number }];
      });
      this.note(by, refs);
    }
  }

  #compare(by: string, { hash, number }: BlockRef): void {
    const known = this.#final.get(number);
    if (known === undefined) this.#final.set(number, { hash, by });
    else if (known.hash !== hash) {
      this.#broken.push(`at height ${number} ${known.by} has final ${known.hash}, but ${by} has ${hash}`);
    }
  }

  /** @throws InvariantError that names all that did not hold */
  check(): void {
    if (this.#broken.length > 0) throw new InvariantError(this.#broken.slice(0, 10).join("\n"));
  }
}
