export type { RpcOptions } from "./options.ts";
export { RpcServer } from "./server/server.ts";
