import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
import type { TransactionValidityError } from "@opentao/codec/primitives";

/** Error codes of this part, with cause and cure of each. */
export const POOL_ERRORS = defineErrors("Transaction pool", 4300, {
  UNREADABLE: [
    0,
    "The bytes are not an extrinsic that the runtime can decode.",
    "Encode the transaction for this chain's metadata.",
  ],
  TOO_COSTLY: [
    1,
    "Validating the transaction took more memory or time than is allowed.",
    "Send a smaller transaction.",
  ],
  INVALID: [
    2,
    "The runtime says that the transaction can never, or cannot now, be applied.",
    "Read its validity error, and sign the transaction again.",
  ],
  UNKNOWN_VALIDITY: [3, "The runtime cannot tell whether the transaction is valid.", "Send it again later."],
  TEMPORARILY_BANNED: [4, "The transaction was rejected a short while ago.", "Send it again later."],
  ALREADY_IMPORTED: [5, "The pool holds the transaction.", "Wait until it is in a block."],
  PRIORITY_TOO_LOW: [
    6,
    "It would replace a transaction of the same or a higher priority.",
    "Raise its tip, or wait until the other one is in a block.",
  ],
  CYCLE: [7, "It requires, directly or not, what it replaces.", "Sign it anew."],
  DROPPED: [8, "The pool is full of transactions of higher priority.", "Raise its tip, or send it later."],
  NO_TAGS: [9, "It provides no tags, so that nothing distinguishes it from others.", "Sign the transaction."],
});

/** Code of a {@link PoolError}. */
export type PoolErrorCode = CodeOf<typeof POOL_ERRORS>;

/** Thrown when the pool refuses a transaction. */
export class PoolError extends CodedError<PoolErrorCode> {
  override readonly name = "PoolError";
  /** Answer of the runtime, with `INVALID` and `UNKNOWN_VALIDITY`. */
  readonly validity: TransactionValidityError | undefined;

  constructor(code: PoolErrorCode, message: string, hint: string, validity?: TransactionValidityError) {
    super(code, message, hint);
    this.validity = validity;
  }

  protected override catalog() {
    return POOL_ERRORS;
  }
}
