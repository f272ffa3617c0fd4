/**
 * Transaction extensions: what stands in a signed extrinsic between its signature and its call, and what is checked of
 * it (protocol: consensus §7.5). The order is that of the wire.
 *
 * @packageDocumentation
 */

import type { MultiSignature, Weight } from "@opentao/codec/primitives";
import { addWeights, type Pallet, type RuntimeCall, toWeight, type WeightSpec } from "../framework/index.ts";
import { ChargeTransactionPayment } from "./charge.ts";
import {
  CheckGenesis,
  CheckMortality,
  CheckNonce,
  CheckNonZeroSender,
  CheckSpecVersion,
  CheckTxVersion,
  CheckWeight,
} from "./checks.ts";
import { envelopeWeight } from "./envelope.ts";
import type { TransactionExtension } from "./extension.ts";
import {
  CheckMetadataHash,
  CheckShieldedTxValidity,
  DrandPriority,
  SubtensorTransactionExtension,
  SudoTransactionExtension,
} from "./pallets.ts";

export { envelopeWeight } from "./envelope.ts";
export type {
  AfterDispatch,
  BoundExtension,
  ImplicitContext,
  Transaction,
  TransactionExtension,
} from "./extension.ts";

/** All transaction extensions in the order in which they are written. */
export const extensions: readonly TransactionExtension[] = [
  CheckNonZeroSender,
  CheckSpecVersion,
  CheckTxVersion,
  CheckGenesis,
  CheckMortality,
  CheckNonce,
  CheckWeight,
  ChargeTransactionPayment,
  SudoTransactionExtension,
  CheckShieldedTxValidity,
  SubtensorTransactionExtension,
  DrandPriority,
  CheckMetadataHash,
];

/** What the family's own checks cost, whatever the call. */
const FAMILY: WeightSpec = { refTime: 316_527_000 };
/** What the checks for shielded transactions and for other payers cost, whatever the call. */
const EVERY_CALL: WeightSpec = { refTime: 1_000_000, reads: 4 };
const BASE = addWeights(toWeight(FAMILY), toWeight(EVERY_CALL));

/** An extrinsic, as far as its cost hangs on it. */
export interface Envelope {
  readonly call: RuntimeCall;
  /** Bytes. */
  readonly length: number;
  readonly signature?: MultiSignature["type"] | undefined;
}

/**
 * What an extrinsic costs besides its call: the same for every call, what pallets' guards add, its bytes, its
 * signature.
 */
export function extensionWeight(pallets: readonly Pallet[], { call, length, signature }: Envelope): Weight {
  return pallets.reduce(
    (sum, { transactions }) => {
      const guards = transactions?.guards;
      return guards === undefined ? sum : addWeights(sum, toWeight(guards.weight(call)));
    },
    addWeights(BASE, envelopeWeight(length, signature)),
  );
}
