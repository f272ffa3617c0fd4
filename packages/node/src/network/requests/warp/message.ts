import { bool, encodeWith, toHex, writeCompact } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import type { Hash } from "../../../chain/interface.ts";
import { malformed, refused } from "../../errors.ts";

/** One step of a warp: a finalized block, and its justification. */
export interface WarpFragment {
  readonly header: Header;
  /** Encoded GRANDPA justification of the header. */
  readonly justification: Uint8Array;
}

/** Steps from a block on: those at which the authorities change, and the last one. */
export interface WarpProof {
  readonly fragments: readonly WarpFragment[];
  /** True when the last step is the newest finalized block. */
  readonly finished: boolean;
}

/** Source of warp proofs. */
export interface WarpSource {
  /** Returns the steps from a finalized block on; `undefined` when the block is not one. */
  warpProof(from: Hash): WarpProof | undefined;
}

/**
 * Returns the response to a request for a warp (protocol: light-client §5). @throws NetworkError `MALFORMED`, `REFUSED`
 */
export function answerWarpRequest(source: WarpSource, message: Uint8Array): Uint8Array {
  if (message.length !== 32) throw malformed(`a block's hash has ${message.length} bytes`);
  const proof = source.warpProof(toHex(message));
  if (proof === undefined) throw refused("the block is not finalized here");
  return encodeWarpProof(proof);
}

/** Encodes steps as they are sent. */
export function encodeWarpProof({ fragments, finished }: WarpProof): Uint8Array {
  return encodeWith((out) => {
    writeCompact(fragments.length, out);
    for (const { header, justification } of fragments) {
      Header.encodeTo(header, out);
      out.bytes(justification);
    }
    bool.encodeTo(finished, out);
  });
}
