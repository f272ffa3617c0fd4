import type { PoolTransaction } from "./transaction.ts";

/** What a transaction takes of the room that is short: 1 where places are, its bytes where bytes are. */
export type Taken = (transaction: PoolTransaction) => number;

/**
 * The transaction to leave out first of those that could be in the next block: of the lowest priority there is; of these, one of
 * the sender who takes the most; of these, the last to arrive. Who came first cannot keep out all others.
 */
export function leastUrgent(transactions: readonly PoolTransaction[], taken: Taken): PoolTransaction | undefined {
  const lowest = transactions.reduce<bigint | undefined>(
    (low, { priority }) => (low === undefined || priority < low ? priority : low),
    undefined,
  );
  return latest(
    ofGreediest(
      transactions.filter(({ priority }) => priority === lowest),
      taken,
    ),
  );
}

/**
 * The transaction to leave out first of those that wait for others, which pay nothing while they wait, whatever tip they promise:
 * one of the sender who takes the most; of these, by {@link leastUrgent}.
 */
export function leastWanted(transactions: readonly PoolTransaction[], taken: Taken): PoolTransaction | undefined {
  return leastUrgent(ofGreediest(transactions, taken), taken);
}

function latest(transactions: readonly PoolTransaction[]): PoolTransaction | undefined {
  return transactions.reduce<PoolTransaction | undefined>(
    (last, one) => (last === undefined || one.sequence > last.sequence ? one : last),
    undefined,
  );
}

/** Those of the sender who takes the most; of all senders who take as much. */
function ofGreediest(transactions: readonly PoolTransaction[], taken: Taken): PoolTransaction[] {
  const bySender = new Map<string | undefined, number>();
  for (const one of transactions) bySender.set(one.sender, (bySender.get(one.sender) ?? 0) + taken(one));
  let most = 0;
  for (const amount of bySender.values()) if (amount > most) most = amount;
  return transactions.filter(({ sender }) => bySender.get(sender) === most);
}
