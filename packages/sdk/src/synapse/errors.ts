import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const SYNAPSE_ERRORS = defineErrors("Synapses", 5200, {
  INVALID_NAME: [0, "A text cannot name a synapse.", "Use up to 64 letters, digits and underscores."],
  RESERVED_FIELD: [1, "A synapse defines a field that every synapse has.", "Choose another name."],
  UNKNOWN_HASH_FIELD: [2, "A synapse hashes a field that its request does not have.", "Name fields of the request."],
});

/** Code of a {@link SynapseError}. */
export type SynapseErrorCode = CodeOf<typeof SYNAPSE_ERRORS>;

/** Thrown on definitions that no axon could serve. */
export class SynapseError extends CodedError<SynapseErrorCode> {
  override readonly name = "SynapseError";

  protected override catalog() {
    return SYNAPSE_ERRORS;
  }
}
