/**
 * Cost of an extrinsic besides its call.
 *
 * @packageDocumentation
 */

import type { MultiSignature, Weight } from "@opentao/codec/primitives";
import { addWeights, type Pallet, type RuntimeCall, toWeight, type WeightSpec } from "../framework/index.ts";

/** An extrinsic, as far as its cost hangs on it. */
export interface Envelope {
  readonly call: RuntimeCall;
  /** Bytes. */
  readonly length: number;
  readonly signature?: MultiSignature["type"] | undefined;
}

/** Bytes of an extrinsic that the base weight of extrinsics has room for. */
const USUAL_LENGTH = 512;
/** To read, hash and keep one more byte of an extrinsic, in picoseconds. */
const BYTE = 20_000;
/** To verify a signature, beyond what the base weight has room for, in picoseconds. */
const SIGNATURE = { Sr25519: 0, Ed25519: 1_500_000_000, Ecdsa: 2_000_000_000 } as const;

/** What the family's own checks cost, whatever the call. */
const FAMILY: WeightSpec = { refTime: 316_527_000 };
/** What the checks for shielded transactions and for other payers cost, whatever the call. */
const EVERY_CALL: WeightSpec = { refTime: 1_000_000, reads: 4 };
const BASE = addWeights(toWeight(FAMILY), toWeight(EVERY_CALL));

/** What the bytes and the signature of an extrinsic cost, whatever it does: nothing while they are as most are. */
export function envelopeWeight(length: number, signature?: MultiSignature["type"]): Weight {
  const bytes = Math.max(0, length - USUAL_LENGTH) * BYTE;
  return toWeight({ refTime: bytes + (signature === undefined ? 0 : SIGNATURE[signature]) });
}

/**
 * What an extrinsic costs besides its call: the same for every call, what pallets' guards add, its bytes, its
 * signature.
 */
export function extensionWeight(pallets: readonly Pallet[], { call, length, signature }: Envelope): Weight {
  return pallets.reduce(
    (sum, { transactions }) => {
      const guards = transactions?.guards;
      return guards === undefined ? sum : addWeights(sum, toWeight(guards.weight(call)));
    },
    addWeights(BASE, envelopeWeight(length, signature)),
  );
}
