export { RpcClient, RpcFaultError } from "./client.ts";
