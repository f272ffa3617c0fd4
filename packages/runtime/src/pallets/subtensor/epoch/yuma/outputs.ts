/**
 * Outputs of an epoch for each UID (protocol: consensus §3.13, §3.14).
 *
 * @packageDocumentation
 */

import { U16_MAX } from "../../../../primitives/numbers.ts";
import { at, type Matrix, type Vector } from "./matrix.ts";
import type { EpochInput, EpochOutput, RawEntry } from "./types.ts";
import type { UidShares } from "./uidShares.ts";

/** A proportion as u16, rounded down. */
const toU16 = (bits: number): number => Math.min(U16_MAX, Math.floor((bits * U16_MAX) / 2 ** 32));

/** `share × emission`, rounded down. */
const amount = (share: number, emission: bigint): bigint => (share === 0 ? 0n : (BigInt(share) * emission) >> 32n);

function bondsRow({ starts, columns, values }: Matrix, row: number): RawEntry[] {
  const entries: RawEntry[] = [];
  for (let k = at(starts, row); k < at(starts, row + 1); k += 1) entries.push([at(columns, k), toU16(at(values, k))]);
  return entries;
}

/** Everything an epoch has found, by UID. */
export interface EpochFindings {
  readonly active: readonly boolean[];
  readonly nextPermits: readonly boolean[];
  readonly stake: Vector;
  readonly consensus: Vector;
  readonly trust: Vector;
  readonly incentive: Vector;
  readonly dividends: Vector;
  readonly bonds: Matrix;
  readonly shares: UidShares;
}

/** The findings as they are stored and paid. Only who may validate in the next epoch keeps bonds. */
export function outputsOf({ n, stake, emission }: EpochInput, found: EpochFindings): EpochOutput[] {
  return Array.from({ length: n }, (_, uid) => {
    const validatorPermit = found.nextPermits[uid] === true;
    return {
      dividends: toU16(at(found.dividends, uid)),
      incentive: toU16(at(found.incentive, uid)),
      consensus: toU16(at(found.consensus, uid)),
      validatorTrust: toU16(at(found.trust, uid)),
      stakeWeight: toU16(at(found.stake, uid)),
      active: found.active[uid] === true,
      validatorPermit,
      stake: (stake[uid] ?? 0n) >> 64n,
      serverEmission: amount(at(found.shares.server, uid), emission),
      validatorEmission: amount(at(found.shares.validator, uid), emission),
      emission: amount(at(found.shares.combined, uid), emission),
      bonds: validatorPermit ? bondsRow(found.bonds, uid) : [],
    };
  });
}
