import { bytesInPlace, H256, struct, u32, type Value, vec } from "@opentao/codec";
import { TransactionSource } from "@opentao/codec/primitives";
import type { ValidationInput } from "../jobs/interface.ts";
import { bytesOf, latin1 } from "../state/index.ts";

/**
 * Transactions that are to be validated, as they go to a thread: in one piece of memory. Each is a view, of a memory
 * that would be copied as a whole.
 */
const Transactions = vec(struct({ source: TransactionSource, opaque: bytesInPlace }));

/** Results of validations, on their way back. */
const Validated = vec(
  struct({
    /** Its place in the turn. */
    place: u32,
    /** Time that it took, in microseconds. */
    micros: u32,
    /** An encoded `TransactionValidity`. */
    answer: bytesInPlace,
    /** Names of the valid signatures. */
    verified: vec(H256),
  }),
);

/** Result of the validation of a transaction. */
export interface Validated {
  readonly place: number;
  readonly ms: number;
  readonly answer: Uint8Array;
  readonly verified: readonly string[];
}

export function encodeTransactions(inputs: readonly ValidationInput[]): Uint8Array {
  return Transactions.encode(inputs.map(({ source, opaque }) => ({ source: { type: source }, opaque })));
}

export function decodeTransactions(encoded: Uint8Array): ValidationInput[] {
  return Transactions.decode(encoded).map(({ source, opaque }) => ({ source: source.type, opaque }));
}

export function encodeValidated(list: readonly Validated[]): Uint8Array {
  return Validated.encode(
    list.map(({ place, ms, answer, verified }): Value<typeof Validated>[number] => ({
      place,
      micros: Math.round(ms * 1000),
      answer,
      verified: verified.map(bytesOf),
    })),
  );
}

export function decodeValidated(encoded: Uint8Array): Validated[] {
  return Validated.decode(encoded).map(({ place, micros, answer, verified }) => ({
    place,
    ms: micros / 1000,
    answer,
    verified: verified.map(latin1),
  }));
}
