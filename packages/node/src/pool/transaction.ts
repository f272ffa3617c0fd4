import { CodecError, concat, fromHex, toHex, withEncoded } from "@opentao/codec";
import { OpaqueExtrinsic, readEnvelope, TransactionSource } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { Extrinsic } from "../chain/blocks/extrinsic.ts";
import type { Hash } from "../chain/interface.ts";

/** A tag as hex digits: one transaction provides it and another may require it. */
export type Tag = string;

/** Validity of a transaction, as the runtime found it. */
export interface Validity {
  readonly priority: bigint;
  readonly requires: readonly Tag[];
  readonly provides: readonly Tag[];
  /** Height of the last block that may hold it; infinite when it never ends. */
  readonly validTill: number;
  /** True when peers may have it. */
  readonly propagate: boolean;
}

/** A transaction in the pool. */
export interface PoolTransaction extends Extrinsic, Validity {
  readonly source: TransactionSource;
  /** Signer as hex digits; `undefined` when unsigned. */
  readonly sender: string | undefined;
  /** Number of its arrival. */
  readonly sequence: number;
}

/** Puts a transaction of the pool together. */
export function poolTransaction(
  { hash, opaque, bytes }: Extrinsic,
  { priority, requires, provides, validTill, propagate }: Validity,
  source: TransactionSource,
  sequence: number,
): PoolTransaction {
  const sender = senderOf(bytes);
  // Each by name: engines take long to spread one object behind the members of another.
  return { hash, opaque, bytes, source, sender, sequence, priority, requires, provides, validTill, propagate };
}

/** Hash by which clients know an extrinsic, given without its length prefix. */
export function transactionHash(bytes: Uint8Array): Hash {
  return toHex(withEncoded((out) => OpaqueExtrinsic.encodeTo(bytes, out), blake2b256));
}

/**
 * Returns the signer of an extrinsic, as hex digits of the address; `undefined` when it is unsigned or cannot be read.
 */
export function senderOf(bytes: Uint8Array): string | undefined {
  try {
    const envelope = readEnvelope(bytes);
    if (envelope.type === "Bare") return undefined;
    const { address } = envelope;
    return address.type === "Index" ? undefined : toHex(address.value);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    // Bytes that are no extrinsic have no signer; whoever validates them says so.
    return undefined;
  }
}

/** Method of the runtime that validates an extrinsic. */
export const VALIDATE = "TaggedTransactionQueue_validate_transaction";

/** Input of {@link VALIDATE}. @param opaque - the extrinsic with its length prefix */
export function validationInput(source: TransactionSource, opaque: Uint8Array, block: Hash): Uint8Array {
  return concat(TransactionSource.encode({ type: source }), opaque, fromHex(block));
}
