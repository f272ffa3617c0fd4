import type { TransactionValidityError } from "@opentao/codec/primitives";
import { CodedError } from "../error.ts";

/** Why the pool refuses a transaction. */
export type PoolErrorCode =
  /** The bytes are not an extrinsic that the runtime can read. */
  | "UNREADABLE"
  /** A look at it took more memory or time than one may, and ended the thread that looked. */
  | "TOO_COSTLY"
  /** The runtime says that it can never, or cannot now, be applied. */
  | "INVALID"
  /** The runtime cannot tell. */
  | "UNKNOWN_VALIDITY"
  /** It was refused for good a short while ago. */
  | "TEMPORARILY_BANNED"
  /** The pool has it. */
  | "ALREADY_IMPORTED"
  /** It would replace a transaction of the same or a higher priority. */
  | "PRIORITY_TOO_LOW"
  /** It would need, directly or not, what it replaces. */
  | "CYCLE"
  /** The pool is full of transactions of higher priority. */
  | "DROPPED"
  /** It gives no tags: nothing could tell it from another. */
  | "NO_TAGS";

/** Thrown when the pool refuses a transaction. */
export class PoolError extends CodedError<PoolErrorCode> {
  override readonly name = "PoolError";
  /** With `INVALID` and `UNKNOWN_VALIDITY`: what the runtime said. */
  readonly validity: TransactionValidityError | undefined;

  constructor(code: PoolErrorCode, message: string, hint: string, validity?: TransactionValidityError) {
    super(code, message, hint);
    this.validity = validity;
  }
}
