export type { BlockRecord, Commit, JustificationRecord } from "./commit.ts";
export { Database, type Heads } from "./database.ts";
export { DatabaseError, type DatabaseErrorCode } from "./error.ts";
