import type { Weight } from "@opentao/codec/primitives";
import { toWeight } from "../framework/index.ts";

/** Bytes of an extrinsic that the base weight of extrinsics has room for. */
const USUAL_LENGTH = 512;
/** To read, hash and keep one more byte of an extrinsic, in picoseconds. */
const BYTE = 20_000;

/** What the bytes of an extrinsic cost, whatever it does: nothing while it is as short as most are. */
export function bytesWeight(length: number): Weight {
  return toWeight({ refTime: Math.max(0, length - USUAL_LENGTH) * BYTE });
}
