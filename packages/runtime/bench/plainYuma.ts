import type { EpochInput } from "../src/pallets/subtensor/epoch/yuma/types.ts";

/**
 * Yuma consensus as a paper would write it: dense matrices of floating point, no exactness. Only something to compare
 * the time of the protocol's own arithmetic with.
 *
 * @returns incentive of each uid
 */
export function plainYuma({ n, stake, weights, bonds, validatorPermit, bondsMovingAverage }: EpochInput): number[] {
  const validators = stake.flatMap((_, uid) => (validatorPermit[uid] === true ? [uid] : []));
  const total = validators.reduce((sum, uid) => sum + Number(stake[uid]), 0);
  const share = validators.map((uid) => Number(stake[uid]) / total);
  const dense = ({ starts, columns, values }: EpochInput["weights"]) =>
    validators.map((uid) => {
      const row = new Float64Array(n);
      let sum = 0;
      for (let k = starts[uid] ?? 0; k < (starts[uid + 1] ?? 0); k += 1) {
        row[columns[k] ?? 0] = values[k] ?? 0;
        sum += values[k] ?? 0;
      }
      return row.map((value) => (sum === 0 ? 0 : value / sum));
    });
  const given = dense(weights);
  const held = dense(bonds);
  const consensus = new Float64Array(n);
  for (let to = 0; to < n; to += 1) {
    const votes = given.map((row, i) => [row[to] ?? 0, share[i] ?? 0] as const).sort((a, b) => b[0] - a[0]);
    let behind = 0;
    for (const [weight, part] of votes) {
      behind += part;
      if (behind >= 0.5) {
        consensus[to] = weight;
        break;
      }
    }
  }
  const ranks = new Float64Array(n);
  const alpha = 1 - Number(bondsMovingAverage) / 1e6;
  for (const [i, row] of given.entries()) {
    const bond = held[i];
    for (let to = 0; to < n; to += 1) {
      const clipped = Math.min(row[to] ?? 0, consensus[to] ?? 0);
      ranks[to] = (ranks[to] ?? 0) + clipped * (share[i] ?? 0);
      if (bond !== undefined) bond[to] = (1 - alpha) * (bond[to] ?? 0) + alpha * clipped * (share[i] ?? 0);
    }
  }
  const sum = ranks.reduce((all, rank) => all + rank, 0);
  return [...ranks].map((rank) => rank / sum);
}
