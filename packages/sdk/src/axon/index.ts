export { Axon } from "./axon.ts";
export { Connections } from "./connections.ts";
export { AxonError, type AxonErrorCode, Rejection } from "./errors.ts";
export type { AxonLimits } from "./limits.ts";
export type { AxonAddress, AxonOptions } from "./options.ts";
export { RateLimit } from "./rateLimit.ts";
export type { CallContext, Handler, RouteHooks } from "./routes.ts";
export type { RequestHead } from "./verify.ts";
