import type { DecodedBlock } from "../block/decode.ts";
import { epochsIn } from "../rows/epochs.ts";
import { type Change, type Explained, type Ledger, type LedgerKey, type Posting, textOf } from "./account.ts";
import { amountsAfter } from "./amounts.ts";
import { explainedByBalances } from "./balanceEvents.ts";
import { explainedByStake } from "./stakeEvents.ts";

/** Statement of a block on quantities: amounts by its state, changes by its events. */
export interface Statement {
  readonly amounts: readonly Posting[];
  readonly explained: readonly Explained[];
}

/** Reads what a block says of quantities. */
export function statementOf(block: DecodedBlock): Statement {
  return { amounts: amountsAfter(block), explained: [...explainedByBalances(block), ...explainedByStake(block)] };
}

/** Reason of what no event of a block explains of a quantity. */
export type RestReason = (key: LedgerKey) => Pick<Change, "reason" | "event">;

/** Reasons by what happened in a block. */
export function restReasonOf(block: DecodedBlock, { explained }: Statement): RestReason {
  const epochs = new Set(epochsIn(block));
  const traded = new Set(explained.map(({ netuid }) => netuid));
  const set = new Map(block.eventsOf("Balances", "BalanceSet").map(({ number, event }) => [event.data.who, number]));
  return ({ quantity, account, netuid }) => {
    const event = quantity === "free" ? set.get(account) : undefined;
    if (event !== undefined) return { reason: "Balances.BalanceSet", event };
    if (quantity === "stake" && epochs.has(netuid)) return { reason: "epoch", event: null };
    const isPool = quantity === "pool_tao" || quantity === "pool_alpha" || quantity === "alpha_out";
    return { reason: isPool && !traded.has(netuid) ? "emission" : "state", event: null };
  };
}

/**
 * Changes of quantities that lead to what the state says: those that events explain, then the rest of each quantity.
 * The ledger takes them over.
 */
export function changesOf(ledger: Ledger, statement: Statement, restReason: RestReason, height: number): Change[] {
  const keys = new Map<string, LedgerKey>();
  const targets = new Map<string, bigint>();
  const explained = new Map<string, Explained[]>();
  for (const { quantity, account, netuid, amount } of statement.amounts) {
    const key = { quantity, account, netuid };
    keys.set(textOf(key), key);
    targets.set(textOf(key), amount);
  }
  for (const posting of statement.explained) {
    const text = textOf(posting);
    const list = explained.get(text);
    if (list === undefined) explained.set(text, [posting]);
    else list.push(posting);
    if (!keys.has(text)) {
      const { quantity, account, netuid } = posting;
      keys.set(text, { quantity, account, netuid });
    }
  }
  const changes: Change[] = [];
  for (const [text, key] of keys) {
    const before = ledger.amount(key);
    const known = explained.get(text) ?? [];
    let rest = (targets.get(text) ?? before) - before;
    for (const { amount, reason, event } of known) {
      changes.push({ ...key, amount, reason, event });
      rest -= amount;
    }
    if (rest !== 0n) changes.push({ ...key, amount: rest, ...restReason(key) });
    const after = targets.get(text) ?? before;
    if (after !== before) ledger.apply(key, after - before, height);
  }
  return changes;
}
