export { type AxonTarget, Dendrite, type DendriteOptions, type Query, type QueryOptions } from "./dendrite.ts";
export type { Reply } from "./reply.ts";
export { type HttpReply, type HttpRequest, PostFailure, type Transport } from "./transport.ts";
