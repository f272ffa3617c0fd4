import { toHex } from "@opentao/codec";
import { type TransactionSource, TransactionValidity } from "@opentao/codec/primitives";
import { RuntimePanic } from "@opentao/runtime/boundary";
import type { BlockRef, Chain } from "../chain/interface.ts";
import { WorkerError } from "../jobs/errors.ts";
import { PoolError } from "./errors.ts";
import { VALIDATE, type Validity, validationInput } from "./transaction.ts";
import { validityText } from "./validityText.ts";

/**
 * Returns the validity of an extrinsic for the block after `at`.
 *
 * @param ask - asks the runtime
 * @throws PoolError `UNREADABLE`, `TOO_COSTLY`, `INVALID`, `UNKNOWN_VALIDITY`, `NO_TAGS`
 * @throws BlockError when the block or its state is not known; WorkerError when no worker answered
 */
export function validityOf(at: BlockRef, ask: () => Uint8Array): Validity {
  const answer = decodeAnswer(ask);
  if (answer.type === "Err") {
    const code = answer.value.type === "Invalid" ? "INVALID" : "UNKNOWN_VALIDITY";
    throw new PoolError(code, validityText(answer.value), "Look at what the runtime says and sign anew.", answer.value);
  }
  const { priority, requires, provides, longevity, propagate } = answer.value;
  if (provides.length === 0) {
    throw new PoolError("NO_TAGS", "the transaction provides no tag", "Send a call that may be queued.");
  }
  return {
    priority,
    requires: requires.map(toHex),
    provides: provides.map(toHex),
    validTill: longevity > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : at.number + Number(longevity),
    propagate,
  };
}

/** Asks in this thread; see {@link validityOf}. */
export function validate(chain: Chain, at: BlockRef, source: TransactionSource, opaque: Uint8Array): Validity {
  return validityOf(at, () => chain.call(at.hash, VALIDATE, validationInput(source, opaque, at.hash)));
}

function decodeAnswer(ask: () => Uint8Array) {
  try {
    return TransactionValidity.decode(ask());
  } catch (error) {
    if (error instanceof WorkerError && error.endedThread) {
      throw new PoolError(
        "TOO_COSTLY",
        `of the validation of the transaction: ${error.message}`,
        "Send what does less at a time.",
      );
    }
    // Whatever else is thrown says nothing of the transaction: this node, or its runtime, is at fault.
    if (!(error instanceof RuntimePanic)) throw error;
    throw new PoolError("UNREADABLE", error.message, "Encode the extrinsic after this chain's metadata.");
  }
}
