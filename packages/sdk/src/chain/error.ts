import { SdkError } from "../error.ts";

/** Why the chain did not do what was asked. */
export type ChainErrorCode =
  | "CHAIN_UNREACHABLE"
  | "DISCONNECTED"
  | "CLOSED"
  | "TIMEOUT"
  | "ABORTED"
  | "WRONG_CHAIN"
  | "RPC_ERROR"
  | "UNEXPECTED_VALUE"
  | "UNKNOWN_ITEM"
  | "INVALID_ARGUMENT"
  | "INVALID_URL"
  | "INVALID_ADDRESS"
  | "OTHER_NETWORK"
  | "INVALID_AMOUNT"
  | "UNSUPPORTED_CHAIN"
  | "INVALID_TRANSACTION"
  | "TRANSACTION_DROPPED"
  | "DISPATCH_FAILED";

/** Thrown by everything that talks to a chain. */
export class ChainError extends SdkError<ChainErrorCode> {
  override readonly name: string = "ChainError";
}

/** What is known of a failed transaction beside its name. */
export interface FailureDetails {
  /** In plain words; empty when nobody says. */
  readonly meaning: string;
  readonly cure: string;
  /** Paid all the same, in rao. */
  readonly fee: bigint;
}

/** A transaction stood in a block and failed there. */
export class DispatchFailure extends ChainError {
  override readonly name = "DispatchFailure";
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
