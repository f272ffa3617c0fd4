import { CodedError } from "../error.ts";

/** What is wrong with a block, or with a question about one. */
export type ChainErrorCode =
  /** No block with this hash is known. */
  | "UNKNOWN_BLOCK"
  /** The block's parent is not known. */
  | "UNKNOWN_PARENT"
  /** The height is not one more than the parent's. */
  | "WRONG_NUMBER"
  /** The block is larger than any runtime allows. */
  | "BLOCK_TOO_LARGE"
  /** The block contradicts what is final. */
  | "CONTRADICTS_FINALITY"
  /** Slot, author or seal are not as Aura asks. */
  | "INVALID_SEAL"
  /** The header's extrinsics root is not that of the body. */
  | "WRONG_EXTRINSICS_ROOT"
  /** The author's inherents do not agree with what this node knows, its clock above all. */
  | "INVALID_INHERENTS"
  /** The runtime refuses the block. */
  | "EXECUTION_FAILED"
  /** Execution leads to another state than the header says. */
  | "WRONG_STATE_ROOT"
  /** The state after the block is not kept any longer, or never was. */
  | "STATE_PRUNED"
  /** A call of the runtime reads or writes more than one call for others may. */
  | "OVER_BUDGET"
  /** A part of a state that is being imported is not what follows the parts before. */
  | "INVALID_STATE_PART"
  /** The import of a state was finished, or another has begun. */
  | "IMPORT_OVER"
  /** The proof of finality that came with the block is none; the block itself is taken in. */
  | "INVALID_JUSTIFICATION"
  /** The block does not descend from the last final one. */
  | "NOT_DESCENDANT";

/** Thrown by the chain. */
export class ChainError extends CodedError<ChainErrorCode> {
  override readonly name = "ChainError";
}
