export { AnnounceChannel } from "./announces.ts";
export type { ChannelContext } from "./context.ts";
export { GrandpaChannel } from "./grandpa.ts";
export { TransactionChannel } from "./transactions.ts";
