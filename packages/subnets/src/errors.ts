/** What can go wrong when a subnet's model is chosen, loaded or asked. */
export type SubnetErrorCode =
  /** The model's name is of no form that the subnet understands. */
  | "MODEL_UNKNOWN"
  /** The subnet cannot run models of this kind. */
  | "MODEL_UNSUPPORTED"
  /** The file is not there or cannot be read as a model. */
  | "MODEL_UNREADABLE"
  /** The model loads, but its inputs or outputs are not those that the subnet needs. */
  | "MODEL_SIGNATURE"
  /** The library that runs this kind of model is not installed. */
  | "MODEL_RUNTIME_MISSING"
  /** The model's server does not answer. */
  | "MODEL_UNREACHABLE"
  /** The model's server answers with something else than an answer. */
  | "MODEL_REFUSED"
  /** A request that this subnet's miners do not serve. */
  | "REQUEST_INVALID"
  /** The folder of the operator's texts cannot be read. */
  | "CORPUS_UNREADABLE"
  /** The operator's texts are too few to ask about. */
  | "CORPUS_TOO_SMALL"
  /** The subnet asks nothing about texts. */
  | "CORPUS_UNSUPPORTED"
  /** A data file of this package is damaged. */
  | "DATA_DAMAGED";

/** An error of a subnet, with a stable code and what to do about it. */
export class SubnetError extends Error {
  override readonly name = "SubnetError";
  readonly code: SubnetErrorCode;
  /** What to do next, one sentence. */
  readonly hint: string;

  constructor(code: SubnetErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
