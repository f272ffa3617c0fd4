export { RpcClient, RpcFaultError, type RpcOptions } from "./client.ts";
