export type { RpcLimits } from "./limits.ts";
export type { RpcOptions } from "./options.ts";
export { RpcServer } from "./server/server.ts";
