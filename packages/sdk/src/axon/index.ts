export { Axon } from "./axon.ts";
export { AxonError, type AxonErrorCode, Rejection } from "./errors.ts";
export type { AxonLimits } from "./limits.ts";
export type { AxonAddress, AxonOptions } from "./options.ts";
export type { CallContext, Handler, RouteHooks } from "./routes.ts";
export type { RequestHead } from "./verify.ts";
