import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
/** Error codes of this part, with cause and cure of each. */
export const SUBNET_ERRORS = defineErrors("Subnets and models", 6000, {
  MODEL_UNKNOWN: [
    0,
    "The model's name has no form that the subnet knows.",
    "Choose a model that ships, a file, or a server's address.",
  ],
  MODEL_UNSUPPORTED: [1, "The subnet cannot run models of this kind.", "Choose another model."],
  MODEL_UNREADABLE: [2, "The file does not exist or is not a model.", "Check the path."],
  MODEL_SIGNATURE: [
    3,
    "The model's inputs or outputs are not those that the subnet needs.",
    "Export the model with the signature that the message names.",
  ],
  MODEL_RUNTIME_MISSING: [
    4,
    "The library that runs this kind of model is not installed.",
    "Install it, or choose another kind of model.",
  ],
  MODEL_UNREACHABLE: [5, "The model's server does not answer.", "Start it, or check its address."],
  MODEL_REFUSED: [
    6,
    "The model's server answers with something that is no completion.",
    "Read its message; check the model's name.",
  ],
  REQUEST_INVALID: [7, "The miner does not serve this request.", "Send a task of this subnet."],
  CORPUS_UNREADABLE: [8, "The folder of texts cannot be read.", "Check the path and its permissions."],
  CORPUS_TOO_SMALL: [9, "The texts are too few to make tasks of.", "Add texts."],
  CORPUS_UNSUPPORTED: [10, "The subnet's tasks are not made of texts.", "Leave the corpus out."],
  DATA_DAMAGED: [11, "A data file of the package is damaged.", "Install the package again."],
});

/** Code of a {@link SubnetError}. */
export type SubnetErrorCode = CodeOf<typeof SUBNET_ERRORS>;

/** An error of a subnet, with a stable code and what to do about it. */
export class SubnetError extends CodedError<SubnetErrorCode> {
  override readonly name = "SubnetError";

  protected override catalog() {
    return SUBNET_ERRORS;
  }
}
