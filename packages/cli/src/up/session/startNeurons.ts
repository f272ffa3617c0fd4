import { setTimeout as sleep } from "node:timers/promises";
import type { Supervisor } from "../../shared/processes/supervisor.ts";
import type { PreparedNetwork, PreparedNeuron } from "../folder/prepare.ts";
import { neuronProcess } from "../processes/specs.ts";
import type { StatusBoard } from "../processes/statusBoard.ts";
import type { Step } from "../steps/steps.ts";
import { areNeuronsReady } from "./neuronsReady.ts";
import { networkUrl } from "./startNodes.ts";
import type { RegisteredSubnet } from "./subnets.ts";

/** Time between two looks at whether neurons are ready, in ms. */
const LOOK_MS = 200;

/** Parts of a session that starting its neurons needs. */
export interface StartingNeurons {
  readonly supervisor: Supervisor;
  readonly board: StatusBoard;
  /** Address of the page for browsers, if there is one. */
  readonly page: string | undefined;
}

/**
 * Starts the neurons of a role on all subnets, and returns when all of them are ready.
 *
 * @throws CliError `NEURON_FAILED`; whatever aborts `signal`
 */
export async function startNeurons(
  network: PreparedNetwork,
  subnets: readonly RegisteredSubnet[],
  role: PreparedNeuron["role"],
  { supervisor, board, page }: StartingNeurons,
  step: Step,
  signal: AbortSignal,
): Promise<void> {
  const { layout, ports } = network;
  const names: string[] = [];
  for (const subnet of subnets) {
    for (const neuron of subnet.neurons.filter((one) => one.role === role)) {
      supervisor.start(neuronProcess(layout, networkUrl(network), subnet, subnet.netuid, neuron, ports, page));
      names.push(neuron.name);
    }
  }
  do {
    signal.throwIfAborted();
    await sleep(LOOK_MS);
  } while (!areNeuronsReady(layout, board, names, step));
}
