export type { CallerPolicy } from "./callers.ts";
export type { Judge, JudgedAnswer, NeuronStatus, Responder, Score, Task } from "./contracts.ts";
export { NeuronError, type NeuronErrorCode } from "./error.ts";
export type { Log } from "./log.ts";
export { Miner, type MinerOptions } from "./miner.ts";
export type { NeuronOptions, RegistrationMode } from "./options.ts";
export type { AxonPlace } from "./serving.ts";
export { Validator, type ValidatorOptions } from "./validator.ts";
export { emitWeights, processWeights, type WeightRules, type Weights } from "./weights.ts";
