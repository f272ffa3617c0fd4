import { CliError } from "../output/errors.ts";
import { atEveryBlock } from "./atEveryBlock.ts";
import { renderDashboard } from "./dashboard.ts";
import { unpaidSubnets } from "./paid.ts";
import { Screen } from "./screen.ts";
import type { RunningNetwork } from "./session.ts";
import type { NetworkView } from "./view.ts";

/** The screen is drawn this often even without a new block, in ms: a node that is down makes none. */
const REDRAW_MS = 1000;

/** Shows the network until `signal` aborts: a screen that stays in place at a terminal, a line a block elsewhere. */
export function showNetwork(network: RunningNetwork, signal: AbortSignal): Promise<void> {
  return process.stdout.isTTY ? showScreen(network, process.stdout, signal) : showLines(network, signal);
}

async function showScreen(network: RunningNetwork, stream: NodeJS.WriteStream, signal: AbortSignal): Promise<void> {
  const screen = new Screen(stream);
  let latest: NetworkView | undefined;
  const draw = (): void => {
    if (latest !== undefined) screen.draw(renderDashboard(latest, network.board.troubles(), screen.size));
  };
  const timer = setInterval(draw, REDRAW_MS);
  stream.on("resize", draw);
  try {
    await atEveryBlock(network, signal, (view) => {
      latest = view;
      draw();
      return false;
    });
  } finally {
    clearInterval(timer);
    stream.off("resize", draw);
    screen.close();
    // The last picture stays, as a whole.
    const whole = { columns: screen.size.columns, rows: Number.POSITIVE_INFINITY };
    if (latest !== undefined) stream.write(`${renderDashboard(latest, [], whole).slice(0, -2).join("\n")}\n`);
  }
}

async function showLines(network: RunningNetwork, signal: AbortSignal): Promise<void> {
  await atEveryBlock(network, signal, (view) => {
    process.stdout.write(`${lineOf(view)}\n`);
    for (const trouble of network.board.troubles()) process.stderr.write(`! ${trouble}\n`);
    return false;
  });
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
  throw notPaid(last, network.board.troubles(), timeoutMs);
}

function notPaid(last: NetworkView | undefined, troubles: readonly string[], timeoutMs: number): CliError {
  const unpaid = last === undefined ? ["all"] : unpaidSubnets(last).map(({ name }) => name);
  const why = troubles.length === 0 ? "" : `; ${troubles.join("; ")}`;
  return new CliError(
    "NOT_PAID",
    `after ${timeoutMs / 1000} s no scored epoch was paid on: ${unpaid.join(", ")}${why}`,
    "look at the logs of its neurons in the network's folder, or give it more time with --timeout SECONDS",
  );
}
