import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const CHAIN_ERRORS = defineErrors("Chain access", 5000, {
  CHAIN_UNREACHABLE: [
    0,
    "No node answers at the address.",
    "Start one with `tao node`, or give the address of a running one.",
  ],
  DISCONNECTED: [
    1,
    "The connection to the node was lost while a request was in flight.",
    "Send the request again; the connection is restored by itself.",
  ],
  CLOSED: [2, "The connection was closed by this program.", "Connect again."],
  TIMEOUT: [3, "The node did not answer in time.", "Try again, or allow more time."],
  ABORTED: [4, "The caller gave the operation up.", "Start it again when you need it."],
  WRONG_CHAIN: [
    5,
    "After a reconnect another chain answers at the address.",
    "Connect again to work with the other chain.",
  ],
  RPC_ERROR: [6, "The node answered with an error.", "Read its message; the node's log may say more."],
  UNEXPECTED_VALUE: [
    7,
    "A value from the node does not have the type that is expected.",
    "Compare the versions of the node and of this program, or use another node.",
  ],
  UNKNOWN_ITEM: [
    8,
    "The chain has no pallet, item, call or subnet of this name or number.",
    "Check the name, and that the chain is a Bittensor chain.",
  ],
  INVALID_ARGUMENT: [
    9,
    "An argument is not of the type that the chain's metadata declares.",
    "Give a value of that type.",
  ],
  INVALID_URL: [10, "A text is not the address of a node.", "Give a WebSocket address, such as ws://127.0.0.1:9944."],
  INVALID_ADDRESS: [11, "A text is not an SS58 address.", "Copy the address again."],
  OTHER_NETWORK: [12, "An address has the prefix of another network.", "Ask for an address of this network."],
  INVALID_AMOUNT: [
    13,
    "An amount is not a number of rao that the chain can hold.",
    "Give an amount in rao: 1 TAO is 1,000,000,000 rao.",
  ],
  UNSUPPORTED_CHAIN: [
    14,
    "The chain's metadata or transaction extensions are not supported.",
    "Use a newer version of this program, or another node.",
  ],
  INVALID_TRANSACTION: [
    15,
    "The node rejected the transaction before it was in a block.",
    "Read the reason in the message, correct it and send it again.",
  ],
  TRANSACTION_DROPPED: [16, "The transaction left the pool and never came into a block.", "Send it again."],
  DISPATCH_FAILED: [
    17,
    "The transaction was included in a block and failed there; its fee was paid.",
    "Read the error's name: `tao explain NAME` explains it.",
  ],
  INCOMPATIBLE_RUNTIME: [
    18,
    "Something that the chain's runtime declares has another type than this software was made for.",
    "Use a version of this software that was made for that runtime.",
  ],
  BLOCK_MISSING: [
    19,
    "The node does not have a block that may hold the transaction, so that nobody can say what became of it.",
    "Ask a node that keeps all blocks (an archive node) before you sign it anew.",
  ],
});

/** Code of a {@link ChainError}. */
export type ChainErrorCode = CodeOf<typeof CHAIN_ERRORS>;

/** Thrown by everything that talks to a chain. */
export class ChainError extends CodedError<ChainErrorCode> {
  override readonly name: string = "ChainError";
  /** Hash of the transaction that had been signed when this happened: it may stand in a block. */
  transaction: string | undefined;

  protected override catalog() {
    return CHAIN_ERRORS;
  }
}

/** Nothing of that name is in the chain's metadata. */
export function unknownItem(what: string): ChainError {
  return new ChainError(
    "UNKNOWN_ITEM",
    `the chain has no ${what}`,
    "Check the name, and that the chain is a Bittensor chain.",
  );
}

/** A transaction did what it should, but its block does not hold the event that says so. */
export function missingEvent(name: string): ChainError {
  const message = `the transaction is in a block without the event ${name}`;
  return new ChainError("UNEXPECTED_VALUE", message, "The chain may be of another version than this software.");
}

/** Details of a failed transaction beside its name. */
export interface FailureDetails {
  /** In plain words; empty when nobody says. */
  readonly meaning: string;
  readonly cure: string;
  /** Paid all the same, in rao. */
  readonly fee: bigint;
}

/** A transaction stood in a block and failed there. */
export class TransactionFailure extends ChainError {
  override readonly name = "TransactionFailure";
  /** Pallet whose error it is, or `undefined` for errors of the chain itself. */
  readonly pallet: string | undefined;
  /** Name of the error in the chain's metadata (`SettingWeightsTooFast`). */
  readonly error: string;
  /** Paid all the same, in rao. */
  readonly fee: bigint;

  constructor(
    pallet: string | undefined,
    error: string,
    { meaning, cure, fee }: FailureDetails,
    options?: ErrorOptions,
  ) {
    const name = pallet === undefined ? error : `${pallet}.${error}`;
    const reason = meaning === "" ? name : `${meaning} (${name})`;
    super("DISPATCH_FAILED", `the chain refused the transaction: ${reason}`, cure, options);
    this.pallet = pallet;
    this.error = error;
    this.fee = fee;
  }
}
