import type { ChainReader } from "../../chain/interface.ts";
import type { StoredChain } from "../../chain/storedChain.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { JsonText } from "../protocol/message.ts";
import type { Param, Params } from "../protocol/params.ts";
import type { Call } from "./call.ts";

/** A call that names a block. */
export interface ChainCall {
  readonly services: { readonly chain: ChainReader };
  readonly params: Params;
}

/** A call that only reads the chain: it runs in any thread that sees the same database. */
export interface ReadCall extends ChainCall {
  readonly services: {
    readonly chain: ChainReader & Pick<StoredChain, "simulate">;
    /** Methods of the runtime that are for the node itself, and for programs on its machine. */
    readonly nodeOnly: ReadonlySet<string>;
  };
  /** True when the client may use methods that are for the node itself. */
  readonly trusted: boolean;
  /** Unix time in milliseconds, by the node's clock. */
  readonly now: number;
}

/** A method that only reads: what it returns (or throws, as an error that clients see) is the answer. */
export type Read = (call: ReadCall) => unknown;

/** Part of a call that says what the client may call. */
interface Asked extends Pick<ReadCall, "trusted"> {
  readonly services: Pick<ReadCall["services"], "nodeOnly">;
}

/** Has workers run a method that only reads. @throws WorkerError when there is no answer, and what the method throws */
export const offload = (call: Call, method: string): Promise<JsonText> => read(call, method, call.params.values);

/** Has a worker run another method that only reads, for a call; its result. @throws like {@link offload} */
export async function read(
  { services, limits, trusted, client }: Call,
  method: string,
  params: readonly unknown[],
): Promise<JsonText> {
  const input = { method, params, trusted, now: services.clock.now(), most: limits.responseBytes };
  return new JsonText(await services.workers.run("read", input, client));
}

/**
 * The runtime's method that a client names, if the client may call it: methods that make blocks and states are for the
 * node itself and for programs on its machine.
 *
 * @throws RpcError `methodNotFound`, `invalidParams`
 */
export function runtimeMethodOf(call: Asked, param: Param): string {
  const method = param.text();
  if (call.trusted || !call.services.nodeOnly.has(method)) return method;
  const data = `${method} is for the node itself: call it from a program on the node's machine`;
  throw new RpcError(RPC_CODES.methodNotFound, "RPC call is unsafe to be called externally", data);
}
