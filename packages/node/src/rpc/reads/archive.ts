import { RuntimePanic } from "@opentao/runtime/boundary";
import { BlockError } from "../../chain/errors.ts";
import type { Hash, Hex } from "../../chain/interface.ts";
import { type ReadCall, runtimeMethodOf } from "../call/readCall.ts";
import { hex } from "../protocol/message.ts";
import { bodyJson, headerHex } from "../results/blocks.ts";

/** A block's extrinsics, or `null` when it is not known. */
export function archive_v1_body({ services: { chain }, params }: ReadCall): Hex[] | null {
  const body = chain.body(params.at(0).hash());
  return body === undefined ? null : bodyJson(body);
}

/** Output of a method of the runtime over the state after a block; `null` when the block is not known. */
export function archive_v1_call(call: ReadCall) {
  const {
    params,
    services: { chain },
  } = call;
  const [hash, method, input] = [params.at(0).hash(), runtimeMethodOf(call, params.at(1)), params.at(2).bytes()];
  if (chain.header(hash) === undefined) return null;
  try {
    return { success: true, value: hex(chain.call(hash, method, input)) };
  } catch (error) {
    if (error instanceof RuntimePanic || error instanceof BlockError) return { success: false, error: error.message };
    throw error;
  }
}

/** Height of the last finalized block. */
export function archive_v1_finalizedHeight({ services: { chain } }: ReadCall): number {
  return chain.finalized().number;
}

/** Hash of the first block. */
export function archive_v1_genesisHash({ services: { chain } }: ReadCall): Hash {
  return chain.genesisHash;
}

/** Hashes of the blocks at a height: the only one when it is finalized. */
export function archive_v1_hashByHeight({ services: { chain }, params }: ReadCall): Hash[] {
  const height = params.at(0).integer();
  const first = chain.hashAt(height);
  if (height > chain.finalized().number) return chain.hashesAt(height);
  return first === undefined ? [] : [first];
}

/** A block's header as hex digits of its encoding, or `null` when it is not known. */
export function archive_v1_header({ services: { chain }, params }: ReadCall): Hex | null {
  const header = chain.header(params.at(0).hash());
  return header === undefined ? null : headerHex(header);
}
