import { CodecError, fromHex, toHex } from "@opentao/codec";
import { TransactionSource, TransactionValidity } from "@opentao/codec/primitives";
import { RuntimePanic } from "@opentao/runtime/boundary";
import type { BlockRef, Chain } from "../chain/interface.ts";
import { PoolError } from "./error.ts";
import { type Validity, validationInput } from "./transaction.ts";
import { validityText } from "./validityText.ts";

/**
 * Asks the runtime over the state after `at` whether an extrinsic could be applied in the next block.
 *
 * @throws PoolError `UNREADABLE`, `INVALID`, `UNKNOWN_VALIDITY`, `NO_TAGS`
 * @throws ChainError when the block or its state is not known
 */
export function validate(chain: Chain, at: BlockRef, source: TransactionSource, bytes: Uint8Array): Validity {
  const [sourceByte = 0] = TransactionSource.encode({ type: source });
  const answer = decodeAnswer(chain, at, validationInput(sourceByte, bytes, fromHex(at.hash)));
  if (answer.type === "Err") {
    const code = answer.value.type === "Invalid" ? "INVALID" : "UNKNOWN_VALIDITY";
    throw new PoolError(code, validityText(answer.value), "look at what the runtime says and sign anew", answer.value);
  }
  const { priority, requires, provides, longevity, propagate } = answer.value;
  if (provides.length === 0) {
    throw new PoolError("NO_TAGS", "the runtime gives the transaction no tag", "send a call that may be queued");
  }
  return {
    priority,
    requires: requires.map(toHex),
    provides: provides.map(toHex),
    validTill: longevity > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : at.number + Number(longevity),
    propagate,
  };
}

function decodeAnswer(chain: Chain, at: BlockRef, input: Uint8Array) {
  try {
    return TransactionValidity.decode(chain.call(at.hash, "TaggedTransactionQueue_validate_transaction", input));
  } catch (error) {
    if (!(error instanceof RuntimePanic || error instanceof CodecError)) throw error;
    throw new PoolError("UNREADABLE", error.message, "encode the extrinsic after this chain's metadata");
  }
}
