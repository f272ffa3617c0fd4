import { ChainError } from "../errors.ts";
import type { RpcFault } from "./messages.ts";

/** The server answered with an error object. */
export class RpcFaultError extends ChainError {
  override readonly name = "RpcFaultError";
  readonly fault: RpcFault;

  constructor(method: string, fault: RpcFault) {
    super("RPC_ERROR", `${method}: ${fault.message}`, "See the chain's answer; its log may say more.");
    this.fault = fault;
  }
}
