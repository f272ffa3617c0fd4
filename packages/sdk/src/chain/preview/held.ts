import type { TransactionFailure } from "../errors.ts";

/** Something before and after a call; `after` is `undefined` where an estimate does not know it. */
export interface Change<T> {
  readonly before: T;
  readonly after: T | undefined;
}

/** A stake position that a call changes; alpha (TAO on root), in rao. */
export interface StakeChangePreview extends Change<bigint> {
  /** SS58 address. */
  readonly hotkey: string;
  readonly netuid: number;
}

/** Price of a subnet's alpha that a call changes, in rao per alpha. */
export interface PriceChange extends Change<bigint> {
  readonly netuid: number;
}

/** All that an account will hold by a call. Amounts in rao. */
export interface Preview {
  /**
   * `exact`: what the next block would do to the rao if nothing else of others comes first. `estimated`: by fees and
   * quotes alone, from a node that cannot try a block.
   */
  readonly exactness: "exact" | "estimated";
  /**
   * True when the call would do what it should, as far as is known: an estimate knows balances, positions, locks,
   * limits and subnets of transfers, stakes, unstakes and moves, and of other calls the fee alone.
   */
  readonly ok: boolean;
  /** Failure that it would have in its block; the fee is paid all the same. */
  readonly error: TransactionFailure | undefined;
  /** Of calls that work through what others may add before the block comes, as registrations do, it can become more. */
  readonly fee: bigint;
  /** True when a part of the fee would be paid in alpha, as calls that take from a position may. */
  readonly isFeeInAlpha: boolean;
  readonly free: Change<bigint>;
  readonly reserved: Change<bigint>;
  /** Positions of the account that change; of one with too many for the node, those that the call names. */
  readonly stakes: readonly StakeChangePreview[];
  /** Prices that change. */
  readonly prices: readonly PriceChange[];
}
