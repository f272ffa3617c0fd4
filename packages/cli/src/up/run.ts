import { existsSync } from "node:fs";
import { join } from "node:path";
import { DUMMY, subnets } from "@opentao/subnets";
import { outputClosed } from "../output/closedOutput.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { stopSignal } from "../shared/signals.ts";
import { ensureAskedPorts, portOfPage } from "./askedPorts.ts";
import { makeFolders, type NetworkLayout, networkLayout } from "./folder/layout.ts";
import { takeLock } from "./folder/lock.ts";
import { networkPlan, type SubnetPlan } from "./folder/plan.ts";
import { prepareNetwork } from "./folder/prepare.ts";
import { runOnce } from "./once.ts";
import { confirmReset, removeNetwork } from "./reset.ts";
import { showNetwork } from "./screen/show.ts";
import { NetworkSession } from "./session/session.ts";
import { barSteps } from "./steps/barSteps.ts";
import { lineSteps, type Steps, silentSteps } from "./steps/steps.ts";

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
  const pagePort = flags.explorer ? await portOfPage(flags) : undefined;
  const session = new NetworkSession(process.argv[1] ?? "", network, { pagePort, hasIndex: flags.index });
  try {
    const signal = AbortSignal.any([stopped, session.failed]);
    const running = await session.start(steps, signal);
    if (flags.once) await runOnce(running, flags.timeout * 1000, printer, steps, signal);
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
 * @throws CliError `NETWORK_RUNNING`, `RESET_UNCONFIRMED`, `CANCELLED`, `OTHER_NODES`, `PORT_IN_USE`, `SAME_PORT`,
 * `NODE_FAILED`, `NEURON_FAILED`, `NOT_PAID`, `INTERRUPTED`, `SUPPLY_MISMATCH`
 */
export async function runUp(flags: UpFlags, printer: Printer): Promise<void> {
  // A result that was asked for is waited for.
  const stopped = stopSignal(flags.once ? undefined : outputClosed);
  const layout = networkLayout(flags.basePath);
  const isThere = existsSync(layout.root);
  if (!isThere) {
    // Before anything is made: nobody runs a network that is not there.
    await ensureAskedPorts(flags);
    makeFolders(layout);
  }
  const giveLockBack = takeLock(layout.lock);
  try {
    // Whose network runs already is to hear that, and not that its ports are taken.
    if (isThere) await ensureAskedPorts(flags);
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
