/**
 * Wallets, chain access, metagraph, axon and dendrite, and the loops of miners and validators.
 *
 * @example
 * ```ts
 * import { keypairFromSuri } from "@opentao/crypto";
 * import { Axon, Dendrite, PING } from "@opentao/sdk";
 *
 * const [miner, validator] = [keypairFromSuri("//Miner"), keypairFromSuri("//Validator")];
 * const axon = new Axon({ hotkey: miner.address, port: 0 });
 * const dendrite = new Dendrite(validator);
 * try {
 *   const { port } = await axon.start();
 *   const { ok, status } = await dendrite.query({ hotkey: miner.address, host: "127.0.0.1", port }, PING, {});
 *   console.log(ok, status); // true 200
 * } finally {
 *   dendrite.close();
 *   await axon.stop();
 * }
 * ```
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
