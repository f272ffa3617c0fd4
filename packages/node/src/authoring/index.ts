export { Author } from "./author.ts";
export { type Sealing, startSealing } from "./sealing.ts";
export type { ReadyTransaction, TransactionQueue } from "./transactions.ts";
