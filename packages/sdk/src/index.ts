/**
 * Wallets, chain access, metagraph, axon and dendrite, and the loops of miners and validators.
 *
 * @packageDocumentation
 */

export { CodedError } from "@opentao/base";
export * from "./axon/index.ts";
export * from "./chain/index.ts";
export { type ChainErrorExplanation, cureOf, dispatchErrors, transactionRejections } from "./chain/refusals/index.ts";
export * from "./dendrite/index.ts";
export type * as descriptors from "./descriptors/index.ts";
export { sdkErrorCatalogs } from "./errorCatalogs.ts";
export * from "./metagraph/index.ts";
export * from "./neuron/index.ts";
export { pause } from "./pause.ts";
export * from "./synapse/index.ts";
export * from "./wallet/index.ts";
