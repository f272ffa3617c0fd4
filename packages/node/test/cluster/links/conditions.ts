/** Conditions of a link, each way. */
export interface LinkConditions {
  /** Milliseconds that everything takes, one way. */
  readonly delayMs: number;
  /** Up to so many milliseconds more, by chance. */
  readonly jitterMs: number;
  /** Part of the packets that are lost, from 0 to 1. */
  readonly loss: number;
}

/** A link that does nothing at all. */
export const PERFECT: LinkConditions = { delayMs: 0, jitterMs: 0, loss: 0 };
