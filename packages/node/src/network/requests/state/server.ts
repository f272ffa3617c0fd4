import { toHex } from "@opentao/codec";
import { BlockError } from "../../../chain/errors.ts";
import type { Hash } from "../../../chain/interface.ts";
import { WorkerError } from "../../../jobs/errors.ts";
import { refused } from "../../errors.ts";
import { decodeStateRequest, encodeStateResponse } from "./message.ts";

/** Source of the states that are served. */
export interface StateSource {
  /**
   * Nodes of the trie after a block that hold the keys greater than `after` (from the first on, when not given) with
   * their values, up to about `maxBytes`. @throws BlockError
   */
  proveRange(hash: Hash, after: Uint8Array | undefined, maxBytes: number): Promise<Uint8Array[]>;
}

/** Size of one response, in bytes. */
const RESPONSE_BYTES = 2 * 1024 * 1024;

/** Returns the response to a request for a part of a state. @throws NetworkError `MALFORMED`, `REFUSED` */
export async function answerStateRequest(source: StateSource, message: Uint8Array): Promise<Uint8Array> {
  const { block, after } = decodeStateRequest(message);
  try {
    return encodeStateResponse(await source.proveRange(toHex(block), after, RESPONSE_BYTES));
  } catch (error) {
    if (error instanceof BlockError) throw refused("the state is not kept", error);
    if (error instanceof WorkerError) throw refused(error.message, error);
    throw error;
  }
}
