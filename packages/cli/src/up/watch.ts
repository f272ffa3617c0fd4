import type { Head } from "@opentao/sdk";
import logUpdate from "log-update";
import { CliError } from "../output/errors.ts";
import { renderDashboard } from "./dashboard.ts";
import { observe } from "./observe.ts";
import { unpaidSubnets } from "./paid.ts";
import type { RunningNetwork } from "./session.ts";
import type { NetworkView } from "./view.ts";

/**
 * Calls `look` with the network at every new block, one after the other; blocks that come meanwhile are left out. Ends when
 * `look` returns true or `signal` aborts.
 */
async function atEveryBlock(
  { chain, subnets, board }: RunningNetwork,
  signal: AbortSignal,
  look: (view: NetworkView) => boolean,
): Promise<void> {
  let seen: Head | undefined;
  while (!signal.aborted) {
    const after = seen?.number ?? -1;
    try {
      seen = await chain.waitForHead(({ number }) => number > after, { signal, timeoutMs: 600_000 });
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    if (look(await observe(chain, subnets, board))) return;
  }
}

/** Shows the network until `signal` aborts: a screen that stays in place at a terminal, a line a block elsewhere. */
export async function showNetwork(network: RunningNetwork, signal: AbortSignal): Promise<void> {
  const isTerminal = process.stdout.isTTY;
  await atEveryBlock(network, signal, (view) => {
    if (isTerminal) logUpdate(`${renderDashboard(view, process.stdout.columns ?? 120)}\n\nCtrl-C stops everything.`);
    else process.stdout.write(`${lineOf(view)}\n`);
    return false;
  });
  if (isTerminal) logUpdate.done();
}

function lineOf({ block, supply, subnets }: NetworkView): string {
  const states = subnets.map(({ netuid, name, untilEpoch }) => `${netuid} ${name}: epoch in ${untilEpoch}`);
  return `block ${block}  supply ${supply} rao  ${states.join("  ")}`;
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
  const unpaid =
    last === undefined
      ? "all"
      : unpaidSubnets(last)
          .map(({ name }) => name)
          .join(", ");
  throw new CliError(
    "NOT_PAID",
    `after ${timeoutMs / 1000} s no scored epoch was paid on: ${unpaid}`,
    "look at the logs of its neurons in the network's folder, or give it more time with --timeout SECONDS",
  );
}
