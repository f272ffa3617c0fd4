import { DUMMY } from "@opentao/subnets";
import { CliError } from "../../output/errors.ts";
import type { RunningNetwork } from "../session/runningNetwork.ts";
import { atEveryBlock } from "./atEveryBlock.ts";
import type { NetworkView, SubnetView } from "./view.ts";

/**
 * Returns whether a subnet has paid an epoch in which its miners were scored: every miner but the dummies has
 * incentive and alpha, and a validator has dividends.
 */
function hasPaidScoredEpoch({ neurons }: SubnetView): boolean {
  const miners = neurons.filter(({ role, model }) => role === "miner" && model !== DUMMY);
  const isPaid = miners.every(({ score, incentive, earnedAlpha }) => {
    return score !== undefined && incentive > 0 && earnedAlpha > 0n;
  });
  return miners.length > 0 && isPaid && neurons.some(({ role, dividends }) => role === "validator" && dividends > 0);
}

/** Returns the subnets that have not paid a scored epoch yet. */
export function unpaidSubnets({ subnets }: NetworkView): readonly SubnetView[] {
  return subnets.filter((subnet) => !hasPaidScoredEpoch(subnet));
}

/**
 * Waits until every subnet has paid a scored epoch.
 *
 * @returns the network at that block
 * @throws CliError `NOT_PAID` when that takes longer than `timeoutMs`
 */
export async function untilPaid(
  network: RunningNetwork,
  timeoutMs: number,
  signal: AbortSignal,
  onProgress: (view: NetworkView) => void,
): Promise<NetworkView> {
  let last: NetworkView | undefined;
  let isPaid = false;
  await atEveryBlock(network, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]), (view) => {
    last = view;
    onProgress(view);
    isPaid = unpaidSubnets(view).length === 0;
    return isPaid;
  });
  signal.throwIfAborted();
  if (last !== undefined && isPaid) return last;
  throw notPaid(last, network.board.issueLines(), timeoutMs);
}

function notPaid(last: NetworkView | undefined, issues: readonly string[], timeoutMs: number): CliError {
  const unpaid = last === undefined ? ["all"] : unpaidSubnets(last).map(({ name }) => name);
  const why = issues.length === 0 ? "" : `; ${issues.join("; ")}`;
  return new CliError(
    "NOT_PAID",
    `after ${timeoutMs / 1000} s no scored epoch was paid on: ${unpaid.join(", ")}${why}`,
    "Look at the logs of its neurons in the network's folder, or give it more time with --timeout SECONDS.",
  );
}
