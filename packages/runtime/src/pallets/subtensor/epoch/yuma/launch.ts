/**
 * Voting power before a subnet has stake, on a fair-launch chain (deviations F3).
 *
 * @packageDocumentation
 */

import { ONE_32 } from "@opentao/fixed";
import type { Vector } from "./matrix.ts";

/** Stake (10⁻⁹) that voters must hold together until it alone decides: what a subnet emits in a day. */
export const LAUNCH_STAKE = 7_200_000_000_000n;

/** Voters of an epoch. */
export interface Voters {
  /** Stake of every UID, I64F64 bits. */
  readonly stake: readonly bigint[];
  /** Uids that vote, each once. */
  readonly uids: readonly number[];
  readonly ownerUid: number | undefined;
}

/**
 * Shares of the voters while they hold less than {@link LAUNCH_STAKE}. What is missing counts as theirs: two thirds as
 * the owner's, one third as the others' in equal parts, so that the others are no majority before they hold a quarter
 * of it in stake, however many they are. Without the owner's vote nobody has a share.
 *
 * @returns I32F32 bits by UID; `undefined` once the voters hold enough
 */
export function launchShares({ stake, uids, ownerUid }: Voters): Vector | undefined {
  const whole = LAUNCH_STAKE << 64n;
  const missing = uids.reduce((rest, uid) => rest - (stake[uid] ?? 0n), whole);
  if (missing <= 0n) return undefined;
  const shares = new Float64Array(stake.length);
  if (ownerUid === undefined || !uids.includes(ownerUid)) return shares;
  const others = BigInt(uids.length - 1);
  for (const uid of uids) {
    // In parts of a third of one other voter's, so that nothing is lost before the division.
    const lent = others === 0n ? 3n * missing : uid === ownerUid ? 2n * missing * others : missing;
    const divisor = 3n * whole * (others === 0n ? 1n : others);
    const own = (stake[uid] ?? 0n) * 3n * (others === 0n ? 1n : others);
    shares[uid] = Number(((own + lent) * BigInt(ONE_32)) / divisor);
  }
  return shares;
}
