/**
 * Cost of an extrinsic besides its call.
 *
 * @packageDocumentation
 */

import type { MultiSignature, Weight } from "@opentao/codec/primitives";
import { addWeights, type Pallet, type RuntimeCall, rulesOf, toWeight, type WeightSpec } from "../framework/index.ts";

/** Properties of an extrinsic on which its cost depends. */
export interface Envelope {
  readonly call: RuntimeCall;
  /** Bytes. */
  readonly length: number;
  readonly signature?: MultiSignature["type"] | undefined;
}

/** Bytes of an extrinsic that the base weight of extrinsics covers. */
const USUAL_LENGTH = 512;
/** Picoseconds to read, hash and keep one more byte of an extrinsic. */
const BYTE = 20_000;
/** Picoseconds to verify a signature, beyond what the base weight covers. */
const SIGNATURE = { Sr25519: 0, Ed25519: 1_500_000_000, Ecdsa: 2_000_000_000 } as const;

/** Cost of the checks that every Substrate-based chain makes, whatever the call. */
const SUBSTRATE_CHECKS: WeightSpec = { refTime: 316_527_000 };
/** Cost of the checks for shielded transactions and for other payers, whatever the call. */
const OWN_CHECKS: WeightSpec = { refTime: 1_000_000, reads: 4 };
const BASE = addWeights(toWeight(SUBSTRATE_CHECKS), toWeight(OWN_CHECKS));

/** Cost of the bytes and the signature of an extrinsic, whatever it does: nothing while they are as most are. */
export function envelopeWeight(length: number, signature?: MultiSignature["type"]): Weight {
  const bytes = Math.max(0, length - USUAL_LENGTH) * BYTE;
  return toWeight({ refTime: bytes + (signature === undefined ? 0 : SIGNATURE[signature]) });
}

/**
 * Cost of an extrinsic besides its call: the same for every call, what pallets' guards add, its bytes, its signature.
 */
export function extensionWeight(pallets: readonly Pallet[], { call, length, signature }: Envelope): Weight {
  let sum = addWeights(BASE, envelopeWeight(length, signature));
  for (const { rules } of rulesOf(pallets)) {
    if (rules.guards !== undefined) sum = addWeights(sum, toWeight(rules.guards.weight(call)));
  }
  return sum;
}
