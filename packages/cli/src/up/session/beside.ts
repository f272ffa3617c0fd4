/**
 * Page for browsers and index of a network: they run beside a chain and its neurons, and nothing waits for either.
 *
 * @packageDocumentation
 */

import type { Supervisor } from "../../shared/processes/supervisor.ts";
import type { PreparedNetwork } from "../folder/prepare.ts";
import { lightAddresses } from "../processes/lightAddresses.ts";
import { explorerProcess, indexProcess } from "../processes/specs.ts";
import type { Steps } from "../steps/steps.ts";
import { networkUrl } from "./startNodes.ts";

/** Choice of what runs beside the chain and its neurons. */
export interface Beside {
  /** Port of the page for browsers; none without. */
  readonly pagePort: number | undefined;
  /** True when the chain's history is kept. */
  readonly hasIndex: boolean;
}

/** Address of the page for browsers, if there is one. */
export function pageUrl({ pagePort }: Beside): string | undefined {
  return pagePort === undefined ? undefined : `http://127.0.0.1:${pagePort}/`;
}

/** Address of the index, if one is kept. */
export function indexUrl({ hasIndex }: Beside, { ports }: PreparedNetwork): string | undefined {
  return hasIndex ? `http://127.0.0.1:${ports.indexPort}` : undefined;
}

/** Starts the page, before everything else: it shows how the chain begins. */
export async function startPage(
  network: PreparedNetwork,
  beside: Beside,
  supervisor: Supervisor,
  steps: Steps,
): Promise<void> {
  const { pagePort } = beside;
  if (pagePort === undefined) return;
  const step = steps.begin("Page");
  const peers = await lightAddresses(network.nodes);
  supervisor.start(explorerProcess(network, networkUrl(network), pagePort, peers, indexUrl(beside, network)));
  step.done(`${pageUrl(beside)} (open it in a browser)`);
}

/** Starts the index, once there is a node: what happened before it is there is read then. */
export function startIndex(network: PreparedNetwork, beside: Beside, supervisor: Supervisor, steps: Steps): void {
  if (!beside.hasIndex) return;
  const { layout, ports } = network;
  const step = steps.begin("Index");
  supervisor.start(indexProcess(layout, networkUrl(network), ports));
  step.done(`${indexUrl(beside, network)}/v1/status`);
}
