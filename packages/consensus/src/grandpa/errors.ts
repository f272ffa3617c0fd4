import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
/** Error codes of this part, with cause and cure of each. */
export const GRANDPA_ERRORS = defineErrors("Finality (GRANDPA)", 3100, {
  INVALID_AUTHORITIES: [
    0,
    "A set of voters is empty, holds a weight of zero, or weighs more than 2^53 - 1.",
    "Give each voter a positive weight.",
  ],
  UNDECODABLE: [
    1,
    "Bytes are not a message, justification or proof, or exceed a limit.",
    "Request them again, from another peer.",
  ],
  INVALID_COMMIT: [
    2,
    "The votes do not prove the block finalized: too few, on other forks, or for another block.",
    "Request the justification again, from another peer.",
  ],
  INVALID_SIGNATURE: [3, "A vote is not signed by the voter that it names.", "Discard it."],
  INVALID_ANCESTRY: [
    4,
    "The headers do not lead from the votes to the block, or lead nowhere.",
    "Request the proof again, from another peer.",
  ],
  UNKNOWN_BLOCK: [5, "A message is about a block that is not known here.", "Import the block first."],
  WRONG_BLOCK: [
    6,
    "A proof is for another block than the one that was requested.",
    "Request it again, from another peer.",
  ],
  PAST_SET_CHANGE: [
    7,
    "A block lies beyond one at which the voters change.",
    "Finalize the block of the change first.",
  ],
  DUPLICATE_CHANGE: [
    8,
    "A change of voters is announced twice by a block, or while a forced change is pending on its chain.",
    "Reject the block.",
  ],
  CHANGE_OUT_OF_ORDER: [
    9,
    "A forced change depends on a scheduled one that was not applied.",
    "Finalize the block of the scheduled change first.",
  ],
  CONFLICTING_FINALITY: [
    10,
    "A block contradicts the finalized one: more than a third of the voters are Byzantine, or this node was misled.",
    "Stop the node, keep its database, and compare the finalized block with other operators.",
  ],
  INVALID_WARP_PROOF: [
    11,
    "A warp proof does not lead from the given voters to its end.",
    "Request it from another peer.",
  ],
  INCONSISTENT_STATE: [
    12,
    "What is stored of the voter is of another set than the stored voters.",
    "Restore the database from a backup, or synchronize again.",
  ],
  MISSING_DATA: [13, "Data that the answer needs was pruned or never fetched.", "Ask a node that keeps it."],
});

/** Code of a {@link GrandpaError}. */
export type GrandpaErrorCode = CodeOf<typeof GRANDPA_ERRORS>;

/** Thrown when something of the finality gadget is refused. */
export class GrandpaError extends CodedError<GrandpaErrorCode> {
  override readonly name = "GrandpaError";

  protected override catalog() {
    return GRANDPA_ERRORS;
  }
}
