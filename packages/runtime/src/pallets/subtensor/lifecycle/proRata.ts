/**
 * Divides an amount in proportion to weights, without remainder: what rounding down leaves goes, one each, to the
 * largest remainders, of equal ones to the earlier (protocol: staking §3.12-4). All 0 without weights.
 */
export function proRata(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (amount * weight) / total);
  const rest = Number(amount - parts.reduce((sum, part) => sum + part, 0n));
  const luckiest = weights
    .map((weight, place) => ({ place, remainder: (amount * weight) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1))
    .slice(0, rest);
  const favored = new Set(luckiest.map(({ place }) => place));
  return parts.map((part, place) => (favored.has(place) ? part + 1n : part));
}
