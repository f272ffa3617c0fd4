export type { Commit, JustificationRecord } from "./commit.ts";
export { Database, type Heads } from "./database.ts";
export { DatabaseError, type DatabaseErrorCode } from "./error.ts";
export { DatabaseReader } from "./reader.ts";
export type { StagedProgress, StagedState } from "./stagedState.ts";
