import type { Hash } from "../chain/interface.ts";
import type { PoolTransaction } from "./transaction.ts";

/** Transactions by the height of the last block that may hold them. Those that never end are not in it. */
export class Expiries {
  readonly #byHeight = new Map<number, Set<Hash>>();
  /** Not above the lowest height of one. */
  #lowest = Number.POSITIVE_INFINITY;

  add({ hash, validTill }: PoolTransaction): void {
    if (validTill === Number.POSITIVE_INFINITY) return;
    const hashes = this.#byHeight.get(validTill);
    if (hashes === undefined) this.#byHeight.set(validTill, new Set([hash]));
    else hashes.add(hash);
    this.#lowest = Math.min(this.#lowest, validTill);
  }

  remove({ hash, validTill }: PoolTransaction): void {
    const hashes = this.#byHeight.get(validTill);
    hashes?.delete(hash);
    if (hashes?.size === 0) this.#byHeight.delete(validTill);
  }

  /** Returns those that no block above `height` may hold, which takes no look at the others while there are none. */
  until(height: number): Hash[] {
    if (height < this.#lowest) return [];
    const found: Hash[] = [];
    this.#lowest = Number.POSITIVE_INFINITY;
    for (const [validTill, hashes] of this.#byHeight) {
      this.#lowest = Math.min(this.#lowest, validTill);
      if (validTill <= height) for (const hash of hashes) found.push(hash);
    }
    return found;
  }
}
