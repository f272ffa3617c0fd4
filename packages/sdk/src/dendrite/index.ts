export { Dendrite } from "./dendrite.ts";
export type { AxonTarget, DendriteOptions, Query, QueryOptions } from "./options.ts";
export type { SynapseResponse } from "./response.ts";
export { type HttpRequest, type HttpResponse, PostFailure, type Transport } from "./transport.ts";
