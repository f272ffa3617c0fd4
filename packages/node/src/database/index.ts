export type { Commit, JustificationRecord } from "./commit.ts";
export { Database } from "./database.ts";
export { DatabaseError, type DatabaseErrorCode } from "./errors.ts";
export { DatabaseReader, type Heads } from "./reader.ts";
export type { StagedProgress, StagedState } from "./stagedState.ts";
export { decodeRecord } from "./stored.ts";
