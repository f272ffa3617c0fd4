import { setTimeout as sleep } from "node:timers/promises";
import type { Chain } from "@opentao/sdk/chain";
import { Supervisor } from "../../shared/processes/supervisor.ts";
import type { NetworkLayout } from "../folder/layout.ts";
import type { PreparedNetwork, PreparedNeuron, PreparedNode } from "../folder/prepare.ts";
import { isFailing, nodeFailure } from "../processes/failures.ts";
import { lightAddresses } from "../processes/lightAddresses.ts";
import { explorerProcess, indexProcess, neuronProcess } from "../processes/specs.ts";
import { StatusBoard } from "../processes/statusBoard.ts";
import type { Step, Steps } from "../steps/steps.ts";
import { areNeuronsReady } from "./neuronsReady.ts";
import { firstBlock, networkUrl, startNodes } from "./startNodes.ts";
import { ensureStarted, ensureSubnet, type RegisteredSubnet } from "./subnets.ts";

/** Time between two looks at whether neurons are ready, in ms. */
const LOOK_MS = 200;

/** Network that runs. */
export interface RunningNetwork {
  readonly layout: NetworkLayout;
  /** Address of its first node. */
  readonly url: string;
  readonly chain: Chain;
  /** Its nodes, when there is more than one. */
  readonly nodes: readonly PreparedNode[];
  readonly subnets: readonly RegisteredSubnet[];
  readonly board: StatusBoard;
  /** Address of its page for browsers, if it has one. */
  readonly page: string | undefined;
  /** Address of its index, if it keeps one. */
  readonly indexUrl: string | undefined;
}

/** Choice of what runs beside the chain and its neurons. */
export interface Beside {
  /** Port of the page for browsers; none without. */
  readonly pagePort: number | undefined;
  /** True when the chain's history is kept. */
  readonly hasIndex: boolean;
}

/** Starts the processes of a network and keeps them running until it is stopped. */
export class NetworkSession {
  readonly #board = new StatusBoard();
  readonly #network: PreparedNetwork;
  readonly #url: string;
  readonly #supervisor: Supervisor;
  readonly #failed = new AbortController();
  readonly #beside: Beside;
  #chain: Chain | undefined;
  #isRunning = false;

  /** @param entry - script that is `tao` */
  constructor(entry: string, network: PreparedNetwork, beside: Beside) {
    this.#network = network;
    this.#beside = beside;
    this.#url = networkUrl(network);
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
    const network = this.#network;
    const stopped = AbortSignal.any([signal, this.failed]);
    await this.#startPage(steps);
    const chain = await this.#startNodes(steps.begin("Chain"), stopped);
    this.#startIndex(steps);
    const subnets = await this.#ensureSubnets(chain, network, steps.begin("Subnets"), stopped);
    await this.#startNeurons(network, subnets, "miner", steps.begin("Miners"), stopped);
    await this.#startNeurons(network, subnets, "validator", steps.begin("Validators"), stopped);
    await this.#startEmission(chain, subnets, steps.begin("Emission"));
    this.#isRunning = true;
    // Of one node, the head says everything.
    const nodes = network.nodes.length === 1 ? [] : network.nodes;
    const [page, indexUrl] = [this.#page, this.#indexUrl];
    return { layout: network.layout, url: this.#url, chain, nodes, subnets, board: this.#board, page, indexUrl };
  }

  /** Address of the page for browsers, if there is one. */
  get #page(): string | undefined {
    const { pagePort } = this.#beside;
    return pagePort === undefined ? undefined : `http://127.0.0.1:${pagePort}/`;
  }

  /** Address of the index, if one is kept. */
  get #indexUrl(): string | undefined {
    return this.#beside.hasIndex ? `http://127.0.0.1:${this.#network.ports.indexPort}` : undefined;
  }

  /** Starts the page before everything else: it shows how the chain begins, and nothing waits for it. */
  async #startPage(steps: Steps): Promise<void> {
    const { pagePort } = this.#beside;
    if (pagePort === undefined) return;
    const step = steps.begin("Page");
    const peers = await lightAddresses(this.#network.nodes);
    this.#supervisor.start(explorerProcess(this.#network, this.#url, pagePort, peers, this.#indexUrl));
    step.done(`${this.#page} (open it in a browser)`);
  }

  /** Starts the index, for which nothing waits: what happened before it is there is read then. */
  #startIndex(steps: Steps): void {
    if (!this.#beside.hasIndex) return;
    const { layout, ports } = this.#network;
    const step = steps.begin("Index");
    this.#supervisor.start(indexProcess(layout, this.#url, ports));
    step.done(`${this.#indexUrl}/v1/status`);
  }

  /** Stops everything: neurons first, then the nodes. */
  async stop(): Promise<void> {
    this.#chain?.close();
    await this.#supervisor.stop();
  }

  async #startNodes(step: Step, signal: AbortSignal): Promise<Chain> {
    const hasPage = this.#page !== undefined;
    await startNodes(this.#network, { supervisor: this.#supervisor, board: this.#board, step, hasPage }, signal);
    return firstBlock(this.#network, step, signal, (chain) => {
      this.#chain = chain;
    });
  }

  async #ensureSubnets(
    chain: Chain,
    network: PreparedNetwork,
    step: Step,
    signal: AbortSignal,
  ): Promise<readonly RegisteredSubnet[]> {
    const registered: RegisteredSubnet[] = [];
    for (const subnet of network.subnets) {
      signal.throwIfAborted();
      step.at((registered.length + 0.5) / network.subnets.length, `registering ${subnet.kind}`);
      registered.push(await ensureSubnet(chain, subnet));
    }
    step.done(registered.map(({ kind, netuid }) => `${netuid} ${kind}`).join(", "));
    return registered;
  }

  async #startNeurons(
    network: PreparedNetwork,
    subnets: readonly RegisteredSubnet[],
    role: PreparedNeuron["role"],
    step: Step,
    signal: AbortSignal,
  ): Promise<void> {
    const names: string[] = [];
    for (const subnet of subnets) {
      for (const neuron of subnet.neurons.filter((one) => one.role === role)) {
        this.#supervisor.start(
          neuronProcess(this.#network.layout, this.#url, subnet, subnet.netuid, neuron, network.ports, this.#page),
        );
        names.push(neuron.name);
      }
    }
    do {
      signal.throwIfAborted();
      await sleep(LOOK_MS);
    } while (!areNeuronsReady(network.layout, this.#board, names, step));
  }

  async #startEmission(chain: Chain, subnets: readonly RegisteredSubnet[], step: Step): Promise<void> {
    for (const [index, subnet] of subnets.entries()) {
      step.at(index / subnets.length, `starting subnet ${subnet.netuid}`);
      await ensureStarted(chain, subnet);
    }
    step.done(`subnets ${subnets.map(({ netuid }) => netuid).join(" and ")} emit`);
  }

  #ended(name: string, code: number | null, restartInMs: number): void {
    this.#board.ended(name, code, restartInMs);
    const report = this.#board.report(name);
    const index = this.#network.nodes.findIndex((node) => node.name === name);
    const isNeeded = index === 0 || (index > 0 && !this.#isRunning);
    if (isNeeded && isFailing(report)) this.#failed.abort(nodeFailure(this.#network.layout, name, report));
  }
}
