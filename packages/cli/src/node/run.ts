import { loadSpec, Node } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { outputClosed } from "../output/closedOutput.ts";
import { err } from "../output/colors.ts";
import { asInvoked } from "../output/invocation.ts";
import type { Printer } from "../output/printer.ts";
import { lineDisplay } from "../output/progress.ts";
import { progressDisplay } from "../output/progressDisplay.ts";
import { aborted, stopSignal } from "../shared/signals.ts";
import { reportToSupervisor } from "../shared/supervisor.ts";
import { describeNode, describeStop, nodeFacts, rpcUrl } from "./facts.ts";
import { chainOf, type NodeFlags } from "./flags.ts";
import { keepHeapSmall } from "./heap.ts";
import { logBlocks, peopleLogger } from "./log.ts";
import { logWaitingTransactions } from "./manualSealing.ts";
import { networkSettings } from "./network.ts";
import { nodeOptions } from "./options.ts";
import { type NodePage, servePage } from "./page.ts";
import { watchSync } from "./syncWatch.ts";
import { authorWarnings, exposureWarnings, keyWarnings } from "./warnings.ts";

/** Returns a logger for programs, and a display of progress that writes to it. */
async function programOutput() {
  const { pino } = await import("pino");
  const logger = pino({ name: "tao-node", serializers: { error: pino.stdSerializers.err } }, pino.destination(2));
  return { logger, display: lineDisplay((text) => logger.info(text.trim()), Date.now) };
}

/** Returns a logger for people, and a display of progress below its lines. */
async function peopleOutput() {
  const display = await progressDisplay(process.stderr);
  return { logger: peopleLogger(display.write), display };
}

function pageOf(node: Node, flags: NodeFlags, warn: (text: string) => void): Promise<NodePage> | undefined {
  const { explorer } = flags;
  if (explorer === undefined) return undefined;
  const addresses = node.network?.addresses.filter((address) => address.includes("/ws/")) ?? [];
  const light = addresses.length === 0 ? undefined : { chain: chainOf(flags), addresses };
  return servePage(rpcUrl(node, flags), light, explorer === true ? undefined : explorer, warn);
}

/**
 * Runs a node until it is told to stop.
 *
 * @throws NodeError, DatabaseError, NetworkError, CliError when it cannot start
 */
export async function runNode(flags: NodeFlags, printer: Printer): Promise<void> {
  keepHeapSmall();
  const stopped = stopSignal(outputClosed);
  const runtime = createRuntime();
  const spec = loadSpec(chainOf(flags), runtime);
  const { logger, display } = await (flags.json ? programOutput() : peopleOutput());
  const warn = (text: string) =>
    flags.json ? logger.warn({}, text) : display.write(`${err.yellow("warning")} ${asInvoked(text)}\n`);
  for (const text of exposureWarnings(flags)) warn(text);
  const network = await networkSettings(flags);
  const inform = (text: string) => (flags.json ? logger.info({}, text) : display.write(`${asInvoked(text)}\n`));
  const node = await Node.start({ ...nodeOptions(flags, spec, runtime), spec, runtime, logger, network });
  let page: NodePage | undefined;
  try {
    page = await pageOf(node, flags, warn);
    const facts = nodeFacts(node, spec.name, flags, page?.url);
    printer.result(facts, () => describeNode(facts));
    for (const text of [...authorWarnings(node), ...keyWarnings(node, flags, facts.url)]) warn(text);
    reportToSupervisor({ kind: "serving", addresses: [...(facts.network?.addresses ?? [])] });
    if (!flags.json) logBlocks(node, display.write);
    const disposers = [watchSync(node, display), logWaitingTransactions(node, flags, inform, facts.url)];
    const fault = await Promise.race([aborted(stopped), node.failed]);
    if (fault !== undefined) throw fault;
    for (const dispose of disposers) dispose();
  } finally {
    await page?.stop();
    await node.stop();
  }
  inform(describeStop(node, flags));
}
