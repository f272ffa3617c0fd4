import type { NetworkView, SubnetView } from "./view.ts";

/**
 * Whether a subnet has paid an epoch in which its miners were scored: the chain has given incentive and alpha to every
 * miner but the lazy ones, and dividends to a validator.
 */
function hasPaidScoredEpoch({ neurons }: SubnetView): boolean {
  const miners = neurons.filter(({ role, model }) => role === "miner" && model !== "lazy");
  const isPaid = miners.every(({ score, incentive, earnedAlpha }) => {
    return score !== undefined && incentive > 0 && earnedAlpha > 0n;
  });
  return miners.length > 0 && isPaid && neurons.some(({ role, dividends }) => role === "validator" && dividends > 0);
}

/** Subnets that have not paid a scored epoch yet. */
export function unpaidSubnets({ subnets }: NetworkView): readonly SubnetView[] {
  return subnets.filter((subnet) => !hasPaidScoredEpoch(subnet));
}
