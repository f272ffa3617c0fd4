import { Ranking } from "./ranking.ts";
import type { PoolTransaction } from "./transaction.ts";

/** Measure by which a queue can be too full. */
export type Measure = "count" | "bytes";

/** Count and bytes of a sender's transactions in a queue. */
export type Taken = Readonly<Record<Measure, number>>;

type Sender = PoolTransaction["sender"];

/** Transactions of one sender and one priority. */
class Pile {
  readonly priority: bigint;
  readonly taken = { count: 0, bytes: 0 };
  readonly latest = new Ranking<PoolTransaction>((a, b) => b.sequence - a.sequence);

  constructor(priority: bigint) {
    this.priority = priority;
  }
}

/** Transactions of one sender, by priority. */
class Share {
  readonly taken = { count: 0, bytes: 0 };
  readonly piles = new Map<bigint, Pile>();
  readonly lowest = new Ranking<Pile>((a, b) => (a.priority < b.priority ? -1 : 1));
}

/**
 * First the pile of the lowest priority; of these, the one that takes the most; of these, the one with the last to
 * arrive.
 */
function comparePiles(a: Pile | undefined, b: Pile | undefined, measure: Measure): number {
  if (a === undefined || b === undefined) return 0;
  if (a.priority !== b.priority) return a.priority < b.priority ? -1 : 1;
  return b.taken[measure] - a.taken[measure] || (b.latest.first?.sequence ?? 0) - (a.latest.first?.sequence ?? 0);
}

/** Order of senders by whose transaction has to leave first. */
type Rule = (a: Share, b: Share, measure: Measure) => number;

/**
 * Order in which ready transactions leave: of the lowest priority there is; of these, one of the sender who takes the
 * most; of these, the last to arrive. Who came first cannot keep out all others.
 */
export const leastUrgent: Rule = (a, b, measure) => comparePiles(a.lowest.first, b.lowest.first, measure);

/**
 * Order in which future transactions leave, which pay nothing while they wait, whatever tip they promise: one of the
 * sender who takes the most; of these, by {@link leastUrgent}.
 */
export const leastWanted: Rule = (a, b, measure) => b.taken[measure] - a.taken[measure] || leastUrgent(a, b, measure);

/**
 * Tally of a queue by sender, kept as transactions come and leave, so that a full queue knows at once which of them has
 * to go: to look through all of them at each arrival would be work that strangers ask for.
 */
export class Tally {
  readonly #shares = new Map<Sender, Share>();
  readonly #ranked: Readonly<Record<Measure, Ranking<Share>>>;

  constructor(rule: Rule) {
    this.#ranked = {
      count: new Ranking((a, b) => rule(a, b, "count")),
      bytes: new Ranking((a, b) => rule(a, b, "bytes")),
    };
  }

  /** Returns the count and bytes of a sender's transactions here. */
  of(sender: Sender): Taken {
    return this.#shares.get(sender)?.taken ?? { count: 0, bytes: 0 };
  }

  add(transaction: PoolTransaction): void {
    const { sender, priority } = transaction;
    const share = this.#shares.get(sender) ?? new Share();
    const pile = share.piles.get(priority) ?? new Pile(priority);
    this.#shares.set(sender, share);
    share.piles.set(priority, pile);
    pile.latest.place(transaction);
    for (const { taken } of [pile, share]) {
      taken.count += 1;
      taken.bytes += transaction.bytes.length;
    }
    share.lowest.place(pile);
    this.#rank(share);
  }

  /** @param transaction - the same object that was added */
  remove(transaction: PoolTransaction): void {
    const { sender, priority } = transaction;
    const share = this.#shares.get(sender);
    const pile = share?.piles.get(priority);
    if (share === undefined || pile === undefined) throw new RangeError("the transaction is not in the queue");
    pile.latest.remove(transaction);
    for (const { taken } of [pile, share]) {
      taken.count -= 1;
      taken.bytes -= transaction.bytes.length;
    }
    if (pile.latest.size === 0) {
      share.piles.delete(priority);
      share.lowest.remove(pile);
    }
    if (share.taken.count > 0) this.#rank(share);
    else {
      this.#shares.delete(sender);
      for (const ranked of Object.values(this.#ranked)) ranked.remove(share);
    }
  }

  /** The transaction to leave out first when there is too much by this measure. */
  first(measure: Measure): PoolTransaction | undefined {
    return this.#ranked[measure].first?.lowest.first?.latest.first;
  }

  #rank(share: Share): void {
    for (const ranked of Object.values(this.#ranked)) ranked.place(share);
  }
}
