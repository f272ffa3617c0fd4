export { Finality } from "./finality.ts";
export { isFalse } from "./judge.ts";
export { hasVoters, recordsAfterWarp, votersOf } from "./records.ts";
export type { FinalityService, RoundReport, RoundState } from "./service.ts";
