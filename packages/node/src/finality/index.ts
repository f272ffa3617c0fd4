export { Finality } from "./finality.ts";
export { importWithJustifications } from "./importBlock.ts";
export { hasVoters, knownVoters, recordsAfterWarp, votersOf } from "./records.ts";
export { verifyVote } from "./verify.ts";
