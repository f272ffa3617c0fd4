export { Dendrite } from "./dendrite.ts";
export type { AxonTarget, DendriteOptions, Query, QueryOptions } from "./options.ts";
export type { Reply } from "./reply.ts";
export { type HttpReply, type HttpRequest, PostFailure, type Transport } from "./transport.ts";
