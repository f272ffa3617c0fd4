import { join } from "node:path";
import { subnets as markets } from "@opentao/subnets";
import { untilStopped } from "../commands/signals.ts";
import type { UpFlags } from "../commands/up.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { makeFolders, type NetworkLayout, networkLayout } from "./layout.ts";
import { takeLock } from "./lock.ts";
import { prepareNetwork, removeNetwork } from "./network.ts";
import { unpaidSubnets } from "./paid.ts";
import { networkPlan, type SubnetPlan } from "./plan.ts";
import { renderReport, reportNetwork } from "./report.ts";
import { NetworkSession, type RunningNetwork } from "./session.ts";
import { barSteps, lineSteps, type Step, type Steps, silentSteps } from "./steps.ts";
import { showNetwork, untilPaid } from "./watch.ts";

function stepsFor(flags: UpFlags, printer: Printer): Steps {
  if (flags.json) return silentSteps;
  return process.stderr.isTTY ? barSteps() : lineSteps(printer.note);
}

/** All models that ship, and a lazy miner: something to rank. */
function planOfMarkets(): readonly SubnetPlan[] {
  const models = (market: "text" | "image") => [...markets[market].models.map(({ id }) => id), "lazy"];
  return networkPlan({ text: models("text"), image: models("image") });
}

function waitForPay(step: Step): (view: Parameters<typeof unpaidSubnets>[0]) => void {
  return (view) => {
    const unpaid = unpaidSubnets(view).map(({ name }) => name);
    const fraction = 1 - unpaid.length / Math.max(1, view.subnets.length);
    step.at(fraction, `block ${view.block}, waiting for ${unpaid.join(" and ") || "nothing"}`);
  };
}

async function once(network: RunningNetwork, flags: UpFlags, printer: Printer, steps: Steps, signal: AbortSignal) {
  const step = steps.begin("Scored epochs");
  const view = await untilPaid(network, flags.timeout * 1000, signal, waitForPay(step));
  step.done(`paid on ${view.subnets.length} subnets by block ${view.block}`);
  steps.stop();
  const report = await reportNetwork(network.chain, view);
  printer.result(report, () => renderReport(report));
  if (report.supply.audit.difference !== 0n)
    throw new CliError(
      "SUPPLY_MISMATCH",
      `the chain has issued ${report.supply.now} rao, but ${report.supply.audit.difference} of them are nowhere`,
      "this is a defect of the chain: keep the folder of the network and report it",
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
  const choices = { blockTimeMs: flags.blockTime, tempo: flags.tempo };
  const network = await prepareNetwork(layout, planOfMarkets(), choices);
  preparing.done(layout.root);
  const session = new NetworkSession(process.argv[1] ?? "", layout, flags.rpcPort);
  try {
    const signal = AbortSignal.any([stopped, session.failed]);
    const running = await session.start(network, steps, signal);
    if (flags.once) await once(running, flags, printer, steps, signal);
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

/**
 * Runs a whole network on this machine until it is stopped or, with `--once`, until every subnet has paid a scored epoch.
 *
 * @throws CliError `NETWORK_RUNNING`, `NODE_FAILED`, `NOT_PAID`, `SUPPLY_MISMATCH`
 */
export async function runUp(flags: UpFlags, printer: Printer): Promise<void> {
  const stopped = untilStopped();
  const layout = networkLayout(flags.basePath);
  makeFolders(layout);
  const giveLockBack = takeLock(layout.lock);
  try {
    if (flags.reset) removeNetwork(layout);
    await runSession(layout, flags, printer, stopped);
    printer.note(`Stopped. \`tao up\` goes on from here; logs are in ${join(layout.root, "logs")}.`);
  } catch (error) {
    // Told to stop while it started: that is what happened, and no error.
    if (!stopped.aborted || flags.once) throw error;
  } finally {
    giveLockBack();
  }
}
