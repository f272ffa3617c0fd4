export { DEFAULT_RPC_LIMITS, type RpcLimits } from "./limits.ts";
export type { RpcOptions } from "./options.ts";
export { type RpcAddress, RpcServer } from "./server/server.ts";
