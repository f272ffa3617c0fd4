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
  | "UNSUPPORTED_CHAIN"
  | "INVALID_TRANSACTION"
  | "TRANSACTION_DROPPED"
  | "DISPATCH_FAILED";

/** Thrown by everything that talks to a chain. */
export class ChainError extends SdkError<ChainErrorCode> {
  override readonly name: string = "ChainError";
}

/** A transaction stood in a block and failed there. */
export class DispatchFailure extends ChainError {
  override readonly name = "DispatchFailure";
  /** Pallet whose error it is, or `undefined` for errors of the chain itself. */
  readonly pallet: string | undefined;
  /** Name of the error in the chain's metadata (`SettingWeightsTooFast`). */
  readonly error: string;

  constructor(pallet: string | undefined, error: string, docs: string, options?: ErrorOptions) {
    const where = pallet === undefined ? "" : `${pallet}.`;
    super(
      "DISPATCH_FAILED",
      `the chain refused the transaction: ${where}${error}`,
      docs === "" ? "Look the error up in the chain's metadata." : docs,
      options,
    );
    this.pallet = pallet;
    this.error = error;
  }
}
