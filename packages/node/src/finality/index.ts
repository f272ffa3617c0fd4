export { Finality } from "./finality.ts";
export { isFalse } from "./judge.ts";
export { hasVoters, knownVoters, recordsAfterWarp, votersOf } from "./records.ts";
export { verifyVote } from "./verify.ts";
