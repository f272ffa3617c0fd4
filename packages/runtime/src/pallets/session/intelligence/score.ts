import { compareBytes } from "@opentao/codec";
import { U64F64 } from "@opentao/fixed";
import type { Trust } from "./trust.ts";

/** Stake times trust, in rao. */
export function scoreOf(stake: bigint, { trust }: Trust): bigint {
  return U64F64.toU64(U64F64.mul(U64F64.fromInteger(stake), trust));
}

/** Facts on which a rank depends. */
export interface Ranked {
  readonly score: bigint;
  readonly stake: bigint;
  readonly hotkey: Uint8Array;
}

/** Order of candidates: the higher score first, of equal ones the higher stake, then the lower hotkey. */
export function compareRank(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return a.score > b.score ? -1 : 1;
  if (a.stake !== b.stake) return a.stake > b.stake ? -1 : 1;
  return compareBytes(a.hotkey, b.hotkey);
}
