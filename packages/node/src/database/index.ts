export { Database, type Heads } from "./database.ts";
export { DatabaseError, type DatabaseErrorCode } from "./error.ts";
