/**
 * Transaction extensions: what stands in a signed extrinsic between its signature and its call, and what is checked of
 * it (protocol: consensus §7.5). The order is that of the wire.
 *
 * @packageDocumentation
 */

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
import type { TransactionExtension } from "./extension.ts";
import {
  CheckMetadataHash,
  CheckShieldedTxValidity,
  DrandPriority,
  SubtensorTransactionExtension,
  SudoTransactionExtension,
} from "./pallets.ts";

export { type Envelope, envelopeWeight, extensionWeight } from "./envelope.ts";
export type {
  AfterDispatch,
  BoundExtension,
  ImplicitContext,
  Transaction,
  TransactionExtension,
} from "./extension.ts";

/** Transaction extensions in the order in which they are written. */
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
