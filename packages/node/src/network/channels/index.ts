export { Channels } from "./channels.ts";
export type { ChannelContext } from "./context.ts";
