import type { MultiSignature, Weight } from "@opentao/codec/primitives";
import { toWeight } from "../framework/index.ts";

/** Bytes of an extrinsic that the base weight of extrinsics has room for. */
const USUAL_LENGTH = 512;
/** To read, hash and keep one more byte of an extrinsic, in picoseconds. */
const BYTE = 20_000;
/** To verify a signature, beyond what the base weight has room for, in picoseconds. */
const SIGNATURE = { Sr25519: 0, Ed25519: 1_500_000_000, Ecdsa: 2_000_000_000 } as const;

/** What the bytes and the signature of an extrinsic cost, whatever it does: nothing while they are as most are. */
export function envelopeWeight(length: number, signature?: MultiSignature["type"]): Weight {
  const bytes = Math.max(0, length - USUAL_LENGTH) * BYTE;
  return toWeight({ refTime: bytes + (signature === undefined ? 0 : SIGNATURE[signature]) });
}
