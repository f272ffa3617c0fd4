export { Finality } from "./finality.ts";
export { importBlocks } from "./importBlocks.ts";
export { hasVoters, knownVoters, recordsAfterWarp, votersOf } from "./records.ts";
export { verifyVote } from "./verify.ts";
