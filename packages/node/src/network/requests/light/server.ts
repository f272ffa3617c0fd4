import { toHex } from "@opentao/codec";
import { HostFault, RuntimePanic } from "@opentao/runtime/boundary";
import { TrieError } from "@opentao/trie";
import { BlockError } from "../../../chain/errors.ts";
import type { Hash } from "../../../chain/interface.ts";
import { DatabaseError } from "../../../database/index.ts";
import { WorkerError } from "../../../jobs/errors.ts";
import { refused } from "../../errors.ts";
import { decodeLightRequest, encodeLightResponse } from "./message.ts";

/** Source of proofs for light clients. */
export interface LightSource {
  /** Returns the nodes that prove what stands under keys after a block. @throws BlockError */
  proveRead(hash: Hash, keys: readonly Uint8Array[]): Promise<Uint8Array[]>;
  /** Returns whether others may call a method of the runtime. */
  mayCall(method: string): boolean;
  /**
   * Returns the nodes that a call of the runtime over the state after a block reads. @throws BlockError, RuntimePanic
   */
  proveCall(hash: Hash, method: string, input: Uint8Array): Promise<Uint8Array[]>;
}

/** Returns the response to a light client. @throws NetworkError `MALFORMED`, `REFUSED`; what is wrong at this node */
export async function answerLightRequest(source: LightSource, message: Uint8Array): Promise<Uint8Array> {
  const request = decodeLightRequest(message);
  if (request.kind === "readChild") throw refused("this chain has no child tries");
  if (request.kind === "call" && !source.mayCall(request.method)) throw refused("the method is for the node itself");
  const block = toHex(request.block);
  try {
    if (request.kind === "read") return encodeLightResponse("read", await source.proveRead(block, request.keys));
    return encodeLightResponse("call", await source.proveCall(block, request.method, request.data));
  } catch (error) {
    if (error instanceof BlockError || error instanceof WorkerError) throw refused(error.message, error);
    // The call is a stranger's: its input may be invalid, or take more stack than there is. A damaged state is ours.
    const isOurs = error instanceof HostFault && isOfDatabase(error.cause);
    if (!isOurs && (error instanceof RuntimePanic || error instanceof HostFault))
      throw refused("the call has no result", error);
    throw error;
  }
}

function isOfDatabase(error: unknown): boolean {
  return error instanceof DatabaseError || error instanceof TrieError;
}
