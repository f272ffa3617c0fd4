/**
 * The epoch: Yuma consensus over a subnet's weights (protocol: consensus §3).
 *
 * @packageDocumentation
 */

export { type EpochPayment, runEpoch } from "./run.ts";
