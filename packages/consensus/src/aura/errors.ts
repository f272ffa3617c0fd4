import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
/** Error codes of this part, with cause and cure of each. */
export const CONSENSUS_ERRORS = defineErrors("Authorship (Aura)", 3000, {
  NO_SLOT: [0, "A header names no slot, or names it twice.", "Reject the block; its author departs from the protocol."],
  SLOT_NOT_AFTER_PARENT: [1, "A block's slot is not after its parent's.", "Reject the block."],
  SLOT_IN_FUTURE: [
    2,
    "A block's slot lies further ahead of the clock than clocks may differ.",
    "Set this machine's clock; if it is right, the block's author has a wrong one.",
  ],
  NO_SEAL: [3, "The last digest item of a header is not a seal.", "Reject the block."],
  WRONG_SEAL: [4, "A seal is not by the author whose slot it is.", "Reject the block."],
  NO_AUTHORITIES: [
    5,
    "The chain has no authorities: nobody may author blocks.",
    "Name authorities in the chain's specification.",
  ],
  BAD_DIGEST: [6, "Aura's digest items cannot be decoded.", "Reject the block."],
});

/** Code of a {@link ConsensusError}. */
export type ConsensusErrorCode = CodeOf<typeof CONSENSUS_ERRORS>;

/** Thrown on headers that the engine refuses. */
export class ConsensusError extends CodedError<ConsensusErrorCode> {
  override readonly name = "ConsensusError";

  protected override catalog() {
    return CONSENSUS_ERRORS;
  }
}
