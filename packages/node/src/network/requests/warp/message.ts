import { bool, toHex, Writer, writeCompact } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import type { Hash } from "../../../chain/interface.ts";
import { malformed, refused } from "../../errors.ts";

/** One step of a warp: a final block, and the proof that it is. */
export interface WarpFragment {
  readonly header: Header;
  /** Encoded GRANDPA justification of the header. */
  readonly justification: Uint8Array;
}

/** Steps from a block on: those at which the authorities change, and the last one. */
export interface WarpProof {
  readonly fragments: readonly WarpFragment[];
  /** Whether the last step is the newest final block. */
  readonly finished: boolean;
}

/** What knows which blocks are final, and why. */
export interface WarpSource {
  /** Steps from a final block on; `undefined` when the block is not one. */
  warpProof(from: Hash): WarpProof | undefined;
}

/** The answer to a request for a warp (protocol: light-client §5). @throws NetworkError `MALFORMED`, `REFUSED` */
export function answerWarpRequest(source: WarpSource, message: Uint8Array): Uint8Array {
  if (message.length !== 32) throw malformed(`a block's hash has ${message.length} bytes`);
  const proof = source.warpProof(toHex(message));
  if (proof === undefined) throw refused("the block is not one that is final here");
  return encodeWarpProof(proof);
}

/** Steps as they are sent. */
export function encodeWarpProof({ fragments, finished }: WarpProof): Uint8Array {
  const out = new Writer();
  writeCompact(fragments.length, out);
  for (const { header, justification } of fragments) {
    Header.encodeTo(header, out);
    out.bytes(justification);
  }
  bool.encodeTo(finished, out);
  return out.finish();
}
