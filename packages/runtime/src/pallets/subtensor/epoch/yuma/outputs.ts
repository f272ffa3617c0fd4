/**
 * Outputs of an epoch for each UID (protocol: consensus §3.13, §3.14).
 *
 * @packageDocumentation
 */

import { U16_MAX } from "../../../../primitives/numbers.ts";
import { at, type Matrix } from "./matrix.ts";
import type { EpochFindings, EpochInput, EpochOutputs, RawMatrix } from "./types.ts";

/** A proportion as u16, rounded down. */
const toU16 = (bits: number): number => Math.min(U16_MAX, Math.floor((bits * U16_MAX) / 2 ** 32));

/** `share × emission`, rounded down. */
const amount = (share: number, emission: bigint): bigint => (share === 0 ? 0n : (BigInt(share) * emission) >> 32n);

/** Bonds as they are stored: only who may validate in the next epoch keeps them. */
function keptBonds({ starts, columns, values }: Matrix, nextPermits: readonly boolean[]): RawMatrix {
  const kept = {
    starts: new Int32Array(starts.length),
    columns: new Uint16Array(columns.length),
    values: new Uint16Array(columns.length),
  };
  let size = 0;
  for (let i = 0; i + 1 < starts.length; i += 1) {
    const end = nextPermits[i] === true ? (starts[i + 1] ?? 0) : 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      kept.columns[size] = columns[k] ?? 0;
      kept.values[size] = toU16(values[k] ?? 0);
      size += 1;
    }
    kept.starts[i + 1] = size;
  }
  return { starts: kept.starts, columns: kept.columns.subarray(0, size), values: kept.values.subarray(0, size) };
}

/** The findings, and how they are stored and paid. */
export function outputsOf({ n, stake, emission }: EpochInput, found: EpochFindings): EpochOutputs {
  const neurons = Array.from({ length: n }, (_, uid) => ({
    dividends: toU16(at(found.dividends, uid)),
    incentive: toU16(at(found.incentive, uid)),
    consensus: toU16(at(found.consensus, uid)),
    validatorTrust: toU16(at(found.trust, uid)),
    stakeWeight: toU16(at(found.stake, uid)),
    active: found.active[uid] === true,
    validatorPermit: found.nextPermits[uid] === true,
    stake: (stake[uid] ?? 0n) >> 64n,
    serverEmission: amount(at(found.shares.server, uid), emission),
    validatorEmission: amount(at(found.shares.validator, uid), emission),
    emission: amount(at(found.shares.combined, uid), emission),
  }));
  return { neurons, bonds: keptBonds(found.bonds, found.nextPermits), found };
}
