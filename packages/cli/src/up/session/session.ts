import type { Chain } from "@opentao/sdk/chain";
import { Supervisor } from "../../shared/processes/supervisor.ts";
import type { PreparedNetwork } from "../folder/prepare.ts";
import { isFailing, nodeFailure } from "../processes/failures.ts";
import { StatusBoard } from "../processes/statusBoard.ts";
import type { Step, Steps } from "../steps/steps.ts";
import { type Beside, indexUrl, pageUrl, startIndex, startPage } from "./beside.ts";
import type { RunningNetwork } from "./runningNetwork.ts";
import { startNeurons } from "./startNeurons.ts";
import { firstBlock, networkUrl, startNodes } from "./startNodes.ts";
import { ensureSubnets, startEmission } from "./subnets.ts";

/** Starts the processes of a network and keeps them running until it is stopped. */
export class NetworkSession {
  readonly #board = new StatusBoard();
  readonly #network: PreparedNetwork;
  readonly #supervisor: Supervisor;
  readonly #failed = new AbortController();
  readonly #beside: Beside;
  #chain: Chain | undefined;
  #isRunning = false;

  /** @param entry - script that is `tao` */
  constructor(entry: string, network: PreparedNetwork, beside: Beside) {
    this.#network = network;
    this.#beside = beside;
    this.#supervisor = new Supervisor(entry, {
      onMessage: (name, message) => this.#board.receive(name, message),
      onExit: (name, code, restartInMs) => this.#ended(name, code, restartInMs),
    });
  }

  /** Aborted, with the reason, when a node does not come up, or the one that neurons talk to does not come up again. */
  get failed(): AbortSignal {
    return this.#failed.signal;
  }

  /**
   * Starts everything, in order: the nodes, the subnets, the miners, then the validators, so that the first round of
   * scores finds every miner and nobody earns by having been first; emission begins when all of them are ready. Nobody
   * waits for the page, which starts first, or for the index, which needs a node.
   *
   * @throws CliError `NODE_FAILED`, `NEURON_FAILED`; ChainError; whatever aborts `signal`
   */
  async start(steps: Steps, signal: AbortSignal): Promise<RunningNetwork> {
    const [network, board, supervisor] = [this.#network, this.#board, this.#supervisor];
    const stopped = AbortSignal.any([signal, this.failed]);
    const page = pageUrl(this.#beside);
    await startPage(network, this.#beside, supervisor, steps);
    const chain = await this.#startNodes(steps.begin("Chain"), stopped);
    startIndex(network, this.#beside, supervisor, steps);
    const subnets = await ensureSubnets(chain, network.subnets, steps.begin("Subnets"), stopped);
    const starting = { supervisor, board, page };
    await startNeurons(network, subnets, "miner", starting, steps.begin("Miners"), stopped);
    await startNeurons(network, subnets, "validator", starting, steps.begin("Validators"), stopped);
    await startEmission(chain, subnets, steps.begin("Emission"));
    this.#isRunning = true;
    // Of one node, the head says everything.
    const nodes = network.nodes.length === 1 ? [] : network.nodes;
    return {
      ...{ layout: network.layout, url: networkUrl(network), chain, nodes, subnets, board, page },
      indexUrl: indexUrl(this.#beside, network),
    };
  }

  /** Stops everything: neurons first, then the nodes. */
  async stop(): Promise<void> {
    this.#chain?.close();
    await this.#supervisor.stop();
  }

  async #startNodes(step: Step, signal: AbortSignal): Promise<Chain> {
    const hasPage = this.#beside.pagePort !== undefined;
    await startNodes(this.#network, { supervisor: this.#supervisor, board: this.#board, step, hasPage }, signal);
    return firstBlock(this.#network, step, signal, (chain) => {
      this.#chain = chain;
    });
  }

  #ended(name: string, code: number | null, restartInMs: number): void {
    this.#board.ended(name, code, restartInMs);
    const report = this.#board.report(name);
    const index = this.#network.nodes.findIndex((node) => node.name === name);
    const isNeeded = index === 0 || (index > 0 && !this.#isRunning);
    if (isNeeded && isFailing(report)) this.#failed.abort(nodeFailure(this.#network.layout, name, report));
  }
}
