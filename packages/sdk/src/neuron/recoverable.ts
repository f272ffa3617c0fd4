import { ChainError } from "../chain/errors.ts";

const RECOVERABLE: ReadonlySet<string> = new Set([
  "CHAIN_UNREACHABLE",
  "DISCONNECTED",
  "TIMEOUT",
  "RPC_ERROR",
  "TRANSACTION_DROPPED",
  "INVALID_TRANSACTION",
  "DISPATCH_FAILED",
  "BLOCK_MISSING",
]);

/** True when a failure of the chain may pass by itself, so that a neuron goes on. */
export function isRecoverable(error: unknown): error is ChainError {
  return error instanceof ChainError && RECOVERABLE.has(error.code);
}
