/** A peer as the network names it. */
export type PeerId = string;

/** Change of a peer's reputation, and the reason. */
export interface Reputation {
  readonly value: number;
  readonly reason: string;
}

const make = (value: number, reason: string): Reputation => ({ value, reason });

/** Changes that peers are reported for; the values are those of the protocol's nodes. */
export const reputation = {
  neighborPacket: make(100, "GRANDPA: where a peer stands"),
  vote: make(100, "GRANDPA: a vote"),
  commit: make(100, "GRANDPA: a commit"),
  catchUp: make(200, "GRANDPA: a catch-up"),
  pastMessage: make(-50, "GRANDPA: a message of the past"),
  badSignature: make(-100, "GRANDPA: a signature that is not the voter's"),
  unknownVoter: make(-150, "GRANDPA: a vote of one who may not cast it"),
  catchUpAnswer: make(-200, "GRANDPA: answering a catch-up request"),
  catchUpTimeout: make(-200, "GRANDPA: a catch-up request without answer"),
  earlyCatchUpRequest: make(-200, "GRANDPA: a catch-up request about voters that have just changed"),
  futureMessage: make(-500, "GRANDPA: a message of the future"),
  outOfScope: make(-500, "GRANDPA: a message that was not asked for"),
  backwards: make(-500, "GRANDPA: a peer that moves backwards"),
  repeatedPacket: make(-500, "GRANDPA: a neighbor packet that says nothing new"),
  malformedCommit: make(-1000, "GRANDPA: a commit that cannot be"),
  malformedCatchUp: make(-1000, "GRANDPA: a catch-up that cannot be"),
  invalidCommit: make(-5000, "GRANDPA: a commit that proves nothing"),
  invalidCatchUp: make(-5000, "GRANDPA: a catch-up that completes nothing"),
} as const;

/** Change for bytes that are no message. */
export function undecodable(bytes: number): Reputation {
  return make(-5 * Math.max(1, bytes), "GRANDPA: a message that is none");
}
