import { CodecError } from "@opentao/codec";
import { RuntimePanic } from "@opentao/runtime/boundary";
import { BlockError } from "../../chain/errors.ts";
import { WorkerError } from "../../jobs/errors.ts";
import { NetworkError } from "../../network/errors.ts";
import { PoolError, type PoolErrorCode } from "../../pool/index.ts";
import { NodeError } from "../../primitives/errors.ts";
import { RPC_CODES, RpcError } from "./errors.ts";

/** Codes of errors about the chain, by the first part of a method's name. */
const GROUP_CODES: ReadonlyMap<string, number> = new Map([
  ["author", RPC_CODES.author],
  ["chain", RPC_CODES.chain],
  ["opentao", RPC_CODES.state],
  ["state", RPC_CODES.state],
  ["system", RPC_CODES.system],
  ["engine", RPC_CODES.sealing],
]);

/** Message and code of each refusal, as clients know them (protocol: clients §a.6). */
const POOL_ERRORS: Readonly<Record<PoolErrorCode, readonly [code: number, message: string, data?: string]>> = {
  UNREADABLE: [RPC_CODES.unverifiable, "Verification Error"],
  TOO_COSTLY: [RPC_CODES.unverifiable, "Verification Error"],
  INVALID: [RPC_CODES.invalidTransaction, "Invalid Transaction"],
  UNKNOWN_VALIDITY: [RPC_CODES.unknownValidity, "Unknown Transaction Validity"],
  TEMPORARILY_BANNED: [RPC_CODES.banned, "Transaction is temporarily banned"],
  ALREADY_IMPORTED: [RPC_CODES.alreadyImported, "Transaction Already Imported"],
  PRIORITY_TOO_LOW: [
    RPC_CODES.priorityTooLow,
    "Priority is too low",
    "The transaction has too low priority to replace another transaction already in the pool.",
  ],
  CYCLE: [RPC_CODES.cycle, "Cycle Detected"],
  DROPPED: [RPC_CODES.dropped, "Immediately Dropped", "The transaction couldn't enter the pool because of the limit"],
  NO_TAGS: [RPC_CODES.noTags, "Transaction does not provide any tags, so the pool can't identify it"],
};

/** Returns the error that a client sees for one that a method threw; `undefined` when it is a fault of the node. */
export function translate(error: unknown, method: string): RpcError | undefined {
  if (error instanceof RpcError) return error;
  if (error instanceof PoolError) return fromPool(error);
  const code = GROUP_CODES.get(method.split("_", 1)[0] ?? "") ?? RPC_CODES.runtimeFailed;
  if (error instanceof BlockError) return new RpcError(code, `Client error: ${fromChain(error)}`, error.hint);
  if (error instanceof RuntimePanic) {
    return new RpcError(code, `Client error: Execution failed: Other: ${error.message}`);
  }
  if (error instanceof WorkerError) {
    return new RpcError(error.code === "TOO_BUSY" ? RPC_CODES.tooBusy : RPC_CODES.server, error.message, error.hint);
  }
  // Records of the database that cannot be decoded are DatabaseErrors: faults of the node.
  if (error instanceof CodecError) {
    return new RpcError(code, `Client error: Execution failed: Other: the runtime's answer: ${error.message}`);
  }
  if (error instanceof NodeError || error instanceof NetworkError) {
    return new RpcError(code, error.message, error.hint);
  }
  return undefined;
}

/** The beginning of the message is what clients look for (protocol: clients §a.6). */
function fromChain({ code, message }: BlockError): string {
  return code === "UNKNOWN_BLOCK" || code === "STATE_PRUNED" ? `Api called for an unknown Block: ${message}` : message;
}

function fromPool(error: PoolError): RpcError {
  const [code, message, data] = POOL_ERRORS[error.code];
  if (error.code === "PRIORITY_TOO_LOW") return new RpcError(code, `${message}: ${error.message}`, data);
  return new RpcError(code, message, data ?? error.message);
}
