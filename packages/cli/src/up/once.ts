import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { counted } from "../output/units.ts";
import { unpaidSubnets, untilPaid } from "./observation/paid.ts";
import { renderReport, reportNetwork } from "./observation/report.ts";
import type { NetworkView } from "./observation/view.ts";
import type { RunningNetwork } from "./session/runningNetwork.ts";
import type { Step, Steps } from "./steps/steps.ts";

/** Returns a function that shows how near the next epoch of each unpaid subnet is. */
function paymentProgress(step: Step): (view: NetworkView) => void {
  return (view) => {
    const unpaid = unpaidSubnets(view);
    const parts = view.subnets.map((subnet) =>
      unpaid.includes(subnet) ? 0.9 * (1 - subnet.untilEpoch / Math.max(1, subnet.tempo)) : 1,
    );
    const fraction = parts.reduce((sum, part) => sum + part, 0) / Math.max(1, parts.length);
    const waiting = unpaid.map(({ name, untilEpoch }) => `${name} (epoch in ${untilEpoch})`).join(" and ");
    step.at(fraction, `block ${view.block}; not paid yet: ${waiting || "none"}`);
  };
}

/**
 * Waits until every subnet has paid a scored epoch, and prints a report.
 *
 * @throws CliError `NOT_PAID`, `SUPPLY_MISMATCH`
 */
export async function runOnce(
  network: RunningNetwork,
  timeoutMs: number,
  printer: Printer,
  steps: Steps,
  signal: AbortSignal,
): Promise<void> {
  const step = steps.begin("Scored epochs");
  const view = await untilPaid(network, timeoutMs, signal, paymentProgress(step));
  step.done(`paid on ${counted(view.subnets.length, "subnet")} by block ${view.block}`);
  steps.stop();
  const report = await reportNetwork(network.chain, view);
  printer.result(report, () => renderReport(report));
  if (report.supply.audit.difference !== 0n)
    throw new CliError(
      "SUPPLY_MISMATCH",
      `the chain has issued ${report.supply.now} rao, but ${report.supply.audit.difference} of them are in no account, pool or stake`,
      "This is a defect of the chain: keep the folder of the network and report it.",
    );
}
