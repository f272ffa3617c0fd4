/** Why something of the finality gadget is refused. */
export type GrandpaErrorCode =
  /** Nobody votes, a weight is zero, or the weights add up to more than 2^53 - 1. */
  | "INVALID_AUTHORITIES"
  /** The bytes are no message, justification or proof, or exceed a limit. */
  | "UNDECODABLE"
  /** The votes do not prove that the block is final: too few, on other chains, or for another block. */
  | "INVALID_COMMIT"
  /** A vote is not signed by who is said to have cast it. */
  | "INVALID_SIGNATURE"
  /** The headers do not lead from the votes to the block, or some lead nowhere. */
  | "INVALID_ANCESTRY"
  /** The block that something is about is not known here. */
  | "UNKNOWN_BLOCK"
  /** The block is not the one that was asked about. */
  | "WRONG_BLOCK"
  /** The block lies beyond one at which the voters change: that one has to become final first. */
  | "PAST_SET_CHANGE"
  /** A change of voters is announced twice by a block, or while a forced one of the same chain is pending. */
  | "DUPLICATE_CHANGE"
  /** A forced change has to wait for a scheduled one that it builds on. */
  | "CHANGE_OUT_OF_ORDER"
  /** The block contradicts what is final: more than a third of the voters break the rules, or this node was misled. */
  | "CONFLICTING_FINALITY"
  /** A warp proof does not lead from the given voters to its end. */
  | "INVALID_WARP_PROOF"
  /** What was stored of the voter is not of the set that was stored. */
  | "INCONSISTENT_STATE"
  /** What the answer is made of is not there (pruned, or never fetched). */
  | "MISSING_DATA";

/** Thrown when something of the finality gadget is refused. */
export class GrandpaError extends Error {
  override readonly name = "GrandpaError";
  readonly code: GrandpaErrorCode;

  constructor(code: GrandpaErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
