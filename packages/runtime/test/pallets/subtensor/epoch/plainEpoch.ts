/**
 * Yuma consensus as the rule book says it (protocol: consensus §3.4-3.14), in bigints, one entry after the other. Slow;
 * something to compare the arithmetic of `yuma` with. Without the rules of a fair launch.
 *
 * @packageDocumentation
 */

import { expSafe, I32F32, I64F64 } from "@opentao/fixed";
import type { RowsInput } from "./rows.ts";

type Row = readonly (readonly [to: number, value: I32F32])[];
type Rows = readonly Row[];

const { zero, one } = I32F32;
const half = I32F32.fraction(1, 2);
const proportion = (value: number): I32F32 => I32F32.fraction(value, 65_535);
const sum = (values: readonly I32F32[]): I32F32 => I32F32.sum(values);
const of = (values: readonly I32F32[], uid: number): I32F32 => values[uid] ?? zero;
const last = (row: Row, uid: number): I32F32 => row.findLast(([to]) => to === uid)?.[1] ?? zero;
const map = (rows: Rows, change: (value: I32F32, from: number, to: number) => I32F32): Rows =>
  rows.map((row, from) => row.map(([to, value]) => [to, change(value, from, to)] as const));
const positive = (row: Row): Row => row.filter(([, value]) => value > 0n);
const inOrder = (row: Row, n: number): Row => uidsOf(n).map((uid) => [uid, last(row, uid)] as const);
const uidsOf = (n: number): number[] => Array.from({ length: n }, (_, uid) => uid);

function normalized(values: readonly I32F32[]): I32F32[] {
  const total = sum(values);
  return values.map((value) => (total === 0n ? value : I32F32.div(value, total)));
}

function shareByColumn(rows: Rows, n: number): Rows {
  const sums = uidsOf(n).map((uid) => sum(rows.flatMap((row) => row.flatMap(([to, v]) => (to === uid ? [v] : [])))));
  return map(rows, (value, _, to) => (of(sums, to) === 0n ? value : I32F32.div(value, of(sums, to))));
}

function stakes({ n, stake, stakeThreshold, ownerUid, ...input }: RowsInput) {
  const counted = uidsOf(n).map((uid) => {
    const total = I64F64.fromBits(stake[uid] ?? 0n);
    return I64F64.toInteger(total) >= stakeThreshold || uid === ownerUid ? total : I64F64.zero;
  });
  const total = I64F64.sum(counted);
  const shares = counted.map((value) => I32F32.from(I64F64, I64F64.div(value, total)));
  const permits = input.validatorPermit.slice(0, n).map((permit, uid) => permit || uid === ownerUid);
  const isCounted = (uid: number) =>
    (input.lastUpdate[uid] ?? 0) + input.activityCutoff >= input.block && (permits.length === 0 || permits[uid]);
  return { shares, permits, voting: normalized(shares.map((share, uid) => (isCounted(uid) ? share : zero))) };
}

function countedWeights(input: RowsInput, permits: readonly boolean[]): Rows {
  return uidsOf(input.n).map((from) => {
    const counts = (to: number): boolean => {
      const registered = input.blockAtRegistration[to] ?? 0;
      const isKnown =
        (input.lastUpdate[from] ?? 0) > registered && (input.firstCommit[from] ?? registered) >= registered;
      return to < input.n && (to !== from || from === input.ownerUid) && isKnown;
    };
    const row = permits[from] === true ? (input.weights[from] ?? []).filter(([to]) => counts(to)) : [];
    const total = row.reduce((all, [, value]) => all + value, 0);
    return row.map(([to, value]) => [to, total === 0 ? zero : I32F32.fraction(value, total)] as const);
  });
}

function consensusOf(weights: Rows, voting: readonly I32F32[], kappa: I32F32): I32F32[] {
  const stake = normalized(voting);
  const minority = sum(stake) - kappa;
  return stake.map((_, uid) => {
    const votes = weights
      .map((row, from) => ({ score: last(row, uid), stake: of(stake, from) }))
      .filter((vote) => vote.stake > 0n)
      .sort((a, b) => Number(a.score - b.score));
    let behind = 0n;
    for (const vote of votes) {
      behind += vote.stake;
      if (behind > minority) return vote.score;
    }
    return votes.at(-1)?.score ?? zero;
  });
}

function countedBonds(input: RowsInput): RowsInput["bonds"] {
  const { block, tempo, lastMechanismStepBlock } = input;
  const lastEpoch = lastMechanismStepBlock === 0 ? Math.max(0, block - tempo) : lastMechanismStepBlock + 1;
  return uidsOf(input.n).map((from) =>
    (input.bonds[from] ?? []).filter(([to]) => lastEpoch > (input.blockAtRegistration[to] ?? 0)),
  );
}

function average(fresh: Rows, former: Rows, millionths: bigint): Rows {
  const most = I64F64.fromInteger(16);
  const old = I32F32.from(I64F64, I64F64.least(I64F64.fraction(millionths, 1_000_000), most));
  const mean = (a: I32F32, b: I32F32) => I32F32.add(I32F32.mul(I32F32.sub(one, old), a), I32F32.mul(old, b));
  return fresh.map((row, from) =>
    positive(inOrder(row, fresh.length).map(([to, value]) => [to, mean(value, last(former[from] ?? [], to))] as const)),
  );
}

/** Entries of a row that are found while it is walked once in the order of UIDs. */
function forward(row: Row): Row {
  let reached = -1;
  return row.filter(([to]) => {
    if (to <= reached) return false;
    reached = to;
    return true;
  });
}

const clampUnit = (value: I32F32): I32F32 => I32F32.greatest(zero, I32F32.least(one, value));

function liquid(input: RowsInput, weights: Rows, bonds: Rows, consensus: readonly I32F32[]): Rows {
  const low = proportion(input.alphaLow);
  const high = proportion(input.alphaHigh);
  const slope = I32F32.fraction(input.alphaSigmoidSteepness, -100);
  const alphaOf = (weight: I32F32, bond: I32F32, common: I32F32): I32F32 => {
    const distance = clampUnit(weight >= bond ? I32F32.sub(weight, common) : I32F32.sub(bond, weight));
    const e = expSafe(I32F32, I32F32.mul(slope, I32F32.sub(distance, half)));
    const alpha = I32F32.add(low, I32F32.mul(I32F32.sub(high, low), I32F32.div(one, I32F32.add(one, e))));
    return I32F32.least(high, I32F32.greatest(low, alpha));
  };
  return weights.map((row, from) => {
    const held = bonds[from] ?? [];
    const found = { weights: forward(row), bonds: forward(held) };
    return positive(
      row.map(([to, value]) => {
        const alpha = alphaOf(last(found.weights, to), last(found.bonds, to), of(consensus, to));
        const kept = I32F32.mul(I32F32.sub(one, alpha), last(held, to));
        const gained = I32F32.greatest(zero, I32F32.mul(alpha, value));
        return [to, I32F32.least(one, I32F32.add(kept, gained))] as const;
      }),
    );
  });
}

const earned = (bonds: Rows, incentive: readonly I32F32[]): I32F32[] =>
  bonds.map((row) => sum(row.map(([to, value]) => I32F32.mul(value, of(incentive, to)))));

function bondsOf(input: RowsInput, weights: Rows, consensus: I32F32[], incentive: I32F32[], voting: I32F32[]) {
  const { n, bondsMovingAverage } = input;
  const stored = countedBonds(input);
  if (input.yuma3) {
    const former = stored.map((row) => row.map(([to, value]) => [to, proportion(value)] as const));
    const isLiquid = input.liquidAlpha && consensus.some((value) => value > 0n);
    const bonds = isLiquid ? liquid(input, weights, former, consensus) : average(weights, former, bondsMovingAverage);
    const totals = earned(shareByColumn(bonds, n), incentive);
    return { bonds, dividends: normalized(totals.map((total, uid) => I32F32.mul(total, of(voting, uid)))) };
  }
  const whole = stored.map((row) => row.map(([to, value]) => [to, I32F32.fromInteger(value)] as const));
  const former = shareByColumn(whole, n);
  const bought = shareByColumn(
    map(weights, (value, from) => I32F32.mul(value, of(voting, from))),
    n,
  );
  const mean = shareByColumn(average(bought, former, bondsMovingAverage), n);
  const largest = uidsOf(n).map((uid) => mean.reduce((most, row) => I32F32.greatest(most, last(row, uid)), zero));
  return {
    bonds: map(mean, (value, _, to) => I32F32.div(value, of(largest, to))),
    dividends: normalized(earned(mean, incentive)),
  };
}

/** Results of an epoch by the rules, by UID: I32F32 bits. `bonds` are of all, with and without the next permit. */
export function plainEpoch(input: RowsInput) {
  const { n } = input;
  const { shares, permits, voting } = stakes(input);
  const weights = countedWeights(input, permits);
  const consensus = consensusOf(weights, voting, proportion(input.kappa));
  const agreed = map(weights, (value, _, to) => I32F32.least(value, of(consensus, to))).map((row, from) =>
    row.filter(([to], k) => of(consensus, to) > 0n || weights[from]?.[k]?.[1] === 0n),
  );
  const ranks = uidsOf(n).map((uid) =>
    sum(agreed.flatMap((row, from) => row.map(([to, v]) => (to === uid ? I32F32.mul(v, of(voting, from)) : zero)))),
  );
  const incentive = normalized(ranks);
  const penalty = proportion(input.bondsPenalty);
  const between = (value: I32F32, to: number): I32F32 =>
    I32F32.add(value, I32F32.mul(I32F32.sub(I32F32.least(value, of(consensus, to)), value), penalty));
  const mixed = weights.map((row) => positive(inOrder(row, n).map(([to, value]) => [to, between(value, to)] as const)));
  const forBonds = penalty === 0n ? weights : penalty === one ? agreed : mixed;
  return {
    shares,
    consensus,
    incentive,
    trust: agreed.map((row) => sum(row.map(([, value]) => value))),
    ...bondsOf(input, forBonds, consensus, incentive, voting),
  };
}
