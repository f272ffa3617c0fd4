import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const BLOCK_ERRORS = defineErrors("Blocks and states", 4200, {
  UNKNOWN_BLOCK: [0, "No block with this hash is known.", "Check the hash, or wait until the node has synchronized."],
  UNKNOWN_PARENT: [1, "The block's parent is not known.", "Import the parent first."],
  WRONG_NUMBER: [2, "The block's number is not one more than its parent's.", "Reject the block."],
  BLOCK_TOO_LARGE: [3, "The block is larger than the limit.", "Reject the block."],
  CONTRADICTS_FINALITY: [4, "The block is on a fork that the finalized block excludes.", "Follow the finalized chain."],
  INVALID_SEAL: [5, "Slot, author or seal of the block are not what Aura asks for.", "Reject the block."],
  WRONG_EXTRINSICS_ROOT: [
    6,
    "The header's extrinsics root is not that of the body.",
    "Request the body again, from another peer.",
  ],
  INVALID_INHERENTS: [
    7,
    "The author's inherents contradict what this node knows, its clock above all.",
    "Set this machine's clock; if it is right, reject the block.",
  ],
  EXECUTION_FAILED: [8, "The runtime rejects the block.", "Reject the block."],
  WRONG_STATE_ROOT: [
    9,
    "Execution leads to another state than the header commits to.",
    "Reject the block; if other nodes import it, compare the versions of the runtime.",
  ],
  STATE_PRUNED: [
    10,
    "The state after the block is no longer kept, or never was.",
    "Ask an archive node, or for a later block.",
  ],
  OVER_BUDGET: [11, "A runtime call reads or writes more than a call for others may.", "Ask for less at a time."],
  INVALID_STATE_PART: [
    12,
    "A part of a state that is being imported does not follow the parts before it.",
    "Request it again, from another peer.",
  ],
  IMPORT_OVER: [13, "The import of the state has ended, or another has begun.", "Begin a new import."],
  INVALID_JUSTIFICATION: [
    14,
    "The justification that came with a block does not prove it finalized. The block itself was imported.",
    "Request the justification from another peer.",
  ],
  NOT_DESCENDANT: [15, "The block does not descend from the finalized one.", "Choose a descendant."],
});

/** Code of a {@link BlockError}. */
export type BlockErrorCode = CodeOf<typeof BLOCK_ERRORS>;

/** Thrown by the chain. */
export class BlockError extends CodedError<BlockErrorCode> {
  override readonly name = "BlockError";

  protected override catalog() {
    return BLOCK_ERRORS;
  }
}
