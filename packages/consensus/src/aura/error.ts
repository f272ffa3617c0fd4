/** Why a header is not what its engine asks for. */
export type ConsensusErrorCode =
  /** The header says no slot, or says it twice. */
  | "NO_SLOT"
  /** The slot is not after the parent's. */
  | "SLOT_NOT_AFTER_PARENT"
  /** The slot lies further ahead of the clock than clocks differ. */
  | "SLOT_IN_FUTURE"
  /** The last entry of the digest is no seal. */
  | "NO_SEAL"
  /** The seal is not by the slot's author. */
  | "WRONG_SEAL"
  /** Nobody may make blocks. */
  | "NO_AUTHORITIES"
  /** What the header tells Aura cannot be read. */
  | "BAD_DIGEST";

/** Thrown on headers that the engine refuses. */
export class ConsensusError extends Error {
  override readonly name = "ConsensusError";
  readonly code: ConsensusErrorCode;

  constructor(code: ConsensusErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
