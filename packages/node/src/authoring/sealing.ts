import type { Clock } from "../primitives/clock.ts";
import type { Logger } from "../primitives/logger.ts";
import type { Author } from "./author.ts";
import type { TransactionQueue } from "./transactions.ts";

/**
 * Choice of when blocks are made. The chain allows one block a slot: blocks that are made faster than slots pass are
 * dated ahead of the clock, and nodes that only follow take them when their time has come.
 */
export type Sealing =
  /** As soon as a transaction is ready. */
  | { readonly kind: "instant" }
  /** Only when asked for. */
  | { readonly kind: "manual" }
  /** At each multiple of the time between blocks, in milliseconds. */
  | { readonly kind: "interval"; readonly blockTimeMs: number };

/** Parts with which blocks are made. */
export interface SealingParts {
  readonly author: Author;
  readonly transactions: TransactionQueue;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Begins to make blocks by themselves; returns the disposer. */
export function startSealing(sealing: Sealing, parts: SealingParts): () => void {
  if (sealing.kind === "instant") return sealInstantly(parts);
  if (sealing.kind === "interval") return sealAtIntervals(sealing.blockTimeMs, parts);
  return () => undefined;
}

function failed(logger: Logger, error: unknown): void {
  logger.error({ error }, "a block could not be made");
}

function sealAtIntervals(blockTimeMs: number, { author, clock, logger }: SealingParts): () => void {
  let stopped = false;
  let cancel: (() => void) | undefined;
  let due = 0;
  const wait = () => {
    if (stopped) return;
    const now = clock.now();
    const next = now - (now % blockTimeMs) + blockTimeMs;
    // A timer may fire a little early: its moment is not taken twice. A clock that was set back is followed.
    due = due === next ? due + blockTimeMs : next;
    cancel = clock.setTimer(due - now, () => {
      author.sealInTurn(due).then(wait, (error: unknown) => {
        failed(logger, error);
        wait();
      });
    });
  };
  wait();
  return () => {
    stopped = true;
    cancel?.();
  };
}

/** Transactions that become ready in one turn share a block; those that come while it is made get the next one. */
function sealInstantly({ author, transactions, clock, logger }: SealingParts): () => void {
  let cancel: (() => void) | undefined;
  let making = false;
  let more = false;
  const seal = () => {
    cancel = undefined;
    making = true;
    more = false;
    author
      .seal()
      .then(
        (block) => {
          // What did not fit gets another block; what no block takes must not be tried for ever.
          if (block.transactions > 0 && hasAny(transactions.ready())) more = true;
        },
        (error: unknown) => failed(logger, error),
      )
      .finally(() => {
        making = false;
        if (more) request();
      });
  };
  let stopped = false;
  const request = () => {
    if (stopped) return;
    if (making) more = true;
    else cancel ??= clock.setTimer(0, seal);
  };
  const unsubscribe = transactions.onReady(request);
  if (hasAny(transactions.ready())) request();
  return () => {
    stopped = true;
    unsubscribe();
    cancel?.();
  };
}

function hasAny(items: Iterable<unknown>): boolean {
  for (const _ of items) return true;
  return false;
}
