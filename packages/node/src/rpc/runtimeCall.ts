import { RPC_CODES, RpcError } from "./protocol/errors.ts";
import type { ReadCall } from "./readCall.ts";

/**
 * The runtime's method that a client names, if the client may call it: methods that make blocks and states are for the
 * node itself and for programs on its machine.
 *
 * @throws RpcError `methodNotFound`, `invalidParams`
 */
export function runtimeMethodOf(call: ReadCall, index: number): string {
  const method = call.params.at(index).text();
  if (call.trusted || !call.services.nodeOnly.has(method)) return method;
  const data = `${method} is for the node itself: call it from a program on the node's machine`;
  throw new RpcError(RPC_CODES.methodNotFound, "RPC call is unsafe to be called externally", data);
}
