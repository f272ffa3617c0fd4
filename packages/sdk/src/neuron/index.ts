export type { CallerPolicy } from "./callers.ts";
export { chainWeights, type SentWeights } from "./chainWeights.ts";
export type { Explanation, Judge, MinerAnswer, NeuronStatus, Responder, Score, Task } from "./contracts.ts";
export { NeuronError, type NeuronErrorCode } from "./errors.ts";
export { Miner, type MinerOptions } from "./miner.ts";
export type { Log, NeuronOptions, RegistrationMode } from "./options.ts";
export type { AxonPlace } from "./serving.ts";
export { Validator, type ValidatorOptions } from "./validator.ts";
export { emitWeights, processWeights, type WeightRules, type Weights } from "./weights.ts";
