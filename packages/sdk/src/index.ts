/**
 * Wallets, chain access, metagraph, axon and dendrite, and the loops of miners and validators.
 *
 * @packageDocumentation
 */

export type { Judge, JudgedAnswer, NeuronStatus, Responder, Score, Task } from "./neuron/contracts.ts";
export {
  bodyHash,
  defineSynapse,
  PING,
  type Synapse,
  type SynapseDefinition,
  SynapseError,
  type SynapseErrorCode,
} from "./synapse/index.ts";
