export { bodyHash } from "./bodyHash.ts";
export { defineSynapse, PING, type Synapse, type SynapseDefinition } from "./define.ts";
export { SynapseError, type SynapseErrorCode } from "./errors.ts";
