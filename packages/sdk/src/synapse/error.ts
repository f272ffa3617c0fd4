import { SdkError } from "../error.ts";

/** What is wrong with the definition of a synapse. */
export type SynapseErrorCode = "INVALID_NAME" | "RESERVED_FIELD" | "UNKNOWN_HASH_FIELD";

/** Thrown on definitions that no axon could serve. */
export class SynapseError extends SdkError<SynapseErrorCode> {
  override readonly name = "SynapseError";
}
