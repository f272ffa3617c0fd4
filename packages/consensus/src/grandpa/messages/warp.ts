import { bool, struct, type Value, vec } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { decodeForeign } from "./basics.ts";
import { Justification } from "./justification.ts";
import { MAX_WARP_FRAGMENTS, MAX_WARP_PROOF_BYTES } from "./limits.ts";

/** The last block of a set of voters, which names the next, and the proof that it is finalized. */
export const WarpFragment = struct({ header: Header, justification: Justification });
export type WarpFragment = Value<typeof WarpFragment>;

/**
 * Fragments one after the other; `finished` when the last one is as far as the sender can prove (protocol: light-client
 * §5).
 */
export const WarpProof = struct({ fragments: vec(WarpFragment, { max: MAX_WARP_FRAGMENTS }), finished: bool });
export type WarpProof = Value<typeof WarpProof>;

/** Decodes a warp proof of a peer. @throws GrandpaError `UNDECODABLE` */
export function decodeWarpProof(bytes: Uint8Array): WarpProof {
  return decodeForeign(WarpProof, bytes, "a warp proof", 2 * MAX_WARP_PROOF_BYTES);
}
