import { join } from "node:path";
import { DUMMY, subnets } from "@opentao/subnets";
import { outputClosed } from "../output/closedOutput.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { counted } from "../output/units.ts";
import { DEFAULT_PAGE_PORT } from "../shared/options.ts";
import { ensurePortFree, portOrAnother } from "../shared/ports.ts";
import { stopSignal } from "../shared/signals.ts";
import { makeFolders, type NetworkLayout, networkLayout } from "./folder/layout.ts";
import { takeLock } from "./folder/lock.ts";
import { networkPlan, type SubnetPlan } from "./folder/plan.ts";
import { prepareNetwork } from "./folder/prepare.ts";
import { unpaidSubnets, untilPaid } from "./observation/paid.ts";
import { renderReport, reportNetwork } from "./observation/report.ts";
import type { NetworkView } from "./observation/view.ts";
import { confirmReset, removeNetwork } from "./reset.ts";
import { showNetwork } from "./screen/show.ts";
import { NetworkSession, type RunningNetwork } from "./session/session.ts";
import { barSteps } from "./steps/barSteps.ts";
import { lineSteps, type Step, type Steps, silentSteps } from "./steps/steps.ts";

/** Options of `tao up`. */
export interface UpFlags {
  readonly json: boolean;
  readonly reset: boolean;
  /** True when a reset is not asked about. */
  readonly yes: boolean;
  readonly once: boolean;
  /** False when no page for browsers is served. */
  readonly explorer: boolean;
  /** False when no history is kept. */
  readonly index: boolean;
  /** `undefined` when none was named, 0 for any that is free. */
  readonly indexPort?: number;
  readonly basePath: string;
  readonly nodes?: number;
  readonly rpcPort: number;
  readonly blockTime: number;
  readonly tempo: number;
  readonly timeout: number;
}

function stepsFor(flags: UpFlags, printer: Printer): Steps {
  if (flags.json) return silentSteps;
  return process.stderr.isTTY ? barSteps(process.stderr) : lineSteps(printer.note);
}

/** Plans a network with all models that ship and a dummy on each subnet. */
function planOfModels(): readonly SubnetPlan[] {
  const models = (kind: "text" | "image") => [...subnets[kind].models.map(({ id }) => id), DUMMY];
  return networkPlan({ text: models("text"), image: models("image") });
}

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

async function runOnce(network: RunningNetwork, flags: UpFlags, printer: Printer, steps: Steps, signal: AbortSignal) {
  const step = steps.begin("Scored epochs");
  const view = await untilPaid(network, flags.timeout * 1000, signal, paymentProgress(step));
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

async function runSession(
  layout: NetworkLayout,
  flags: UpFlags,
  printer: Printer,
  stopped: AbortSignal,
): Promise<void> {
  const steps = stepsFor(flags, printer);
  const preparing = steps.begin("Keys and chain");
  const choices = { blockTimeMs: flags.blockTime, tempo: flags.tempo, nodes: flags.nodes };
  const network = await prepareNetwork(layout, planOfModels(), choices, flags);
  preparing.done(layout.root);
  await ensurePortFree("127.0.0.1", flags.rpcPort, "--rpc-port");
  if (flags.index && flags.indexPort !== undefined) await ensurePortFree("127.0.0.1", flags.indexPort, "--index-port");
  const pagePort = flags.explorer ? await portOrAnother("127.0.0.1", DEFAULT_PAGE_PORT) : undefined;
  const session = new NetworkSession(process.argv[1] ?? "", network, { pagePort, hasIndex: flags.index });
  try {
    const signal = AbortSignal.any([stopped, session.failed]);
    const running = await session.start(steps, signal);
    if (flags.once) await runOnce(running, flags, printer, steps, signal);
    else {
      steps.stop();
      await showNetwork(running, signal);
      session.failed.throwIfAborted();
    }
  } finally {
    steps.stop();
    printer.note("Stopping …");
    await session.stop();
  }
}

function interrupted(cause: unknown): CliError {
  const message = "stopped before every subnet had paid a scored epoch";
  return new CliError("INTERRUPTED", message, "Run it again: it goes on from where it was.", { cause });
}

/**
 * Runs a whole network on this machine until it is stopped or, with `--once`, until every subnet has paid a scored
 * epoch.
 *
 * @throws CliError `NETWORK_RUNNING`, `RESET_UNCONFIRMED`, `CANCELLED`, `OTHER_NODES`, `PORT_IN_USE`, `NODE_FAILED`,
 * `NEURON_FAILED`, `NOT_PAID`, `INTERRUPTED`, `SUPPLY_MISMATCH`
 */
export async function runUp(flags: UpFlags, printer: Printer): Promise<void> {
  // A result that was asked for is waited for.
  const stopped = stopSignal(flags.once ? undefined : outputClosed);
  const layout = networkLayout(flags.basePath);
  makeFolders(layout);
  const giveLockBack = takeLock(layout.lock);
  try {
    if (flags.reset) {
      await confirmReset(layout, flags);
      removeNetwork(layout);
    }
    await runSession(layout, flags, printer, stopped);
    printer.note(`Stopped. \`tao up\` goes on from here; logs are in ${join(layout.root, "logs")}.`);
  } catch (error) {
    if (!stopped.aborted) throw error;
    // Stopped on request: whatever failed by that is no error, unless a result was asked for.
    if (flags.once) throw interrupted(error);
  } finally {
    giveLockBack();
  }
}
