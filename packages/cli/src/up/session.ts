import type { Chain } from "@opentao/sdk";
import { connectWhenReady } from "./chainReady.ts";
import { isFailing, neuronFailure, nodeFailure } from "./failures.ts";
import type { NetworkLayout } from "./layout.ts";
import { blockTimeOf, type PreparedNetwork, type PreparedNeuron } from "./network.ts";
import { pause } from "./pause.ts";
import { NODE_NAME, neuronProcess, nodeProcess } from "./processes.ts";
import { StatusBoard } from "./statusBoard.ts";
import type { Step, Steps } from "./steps.ts";
import { ensureStarted, ensureSubnet, type RegisteredSubnet } from "./subnets.ts";
import { Supervisor } from "./supervisor.ts";

/** How often readiness is looked at, in ms. */
const LOOK_MS = 200;

/** A network that runs. */
export interface RunningNetwork {
  readonly chain: Chain;
  readonly subnets: readonly RegisteredSubnet[];
  readonly board: StatusBoard;
}

/** Starts the processes of a network and keeps them running until it is stopped. */
export class NetworkSession {
  readonly #board = new StatusBoard();
  readonly #layout: NetworkLayout;
  readonly #url: string;
  readonly #rpcPort: number;
  readonly #supervisor: Supervisor;
  readonly #failed = new AbortController();
  #chain: Chain | undefined;

  /** @param entry - script that is `tao` */
  constructor(entry: string, layout: NetworkLayout, rpcPort: number) {
    this.#layout = layout;
    this.#rpcPort = rpcPort;
    this.#url = `ws://127.0.0.1:${rpcPort}`;
    this.#supervisor = new Supervisor(entry, {
      onMessage: (name, message) => this.#board.take(name, message),
      onExit: (name, code, restartInMs) => this.#ended(name, code, restartInMs),
    });
  }

  /** Aborted, with the reason, when the node does not come up. */
  get failed(): AbortSignal {
    return this.#failed.signal;
  }

  /**
   * Starts everything, in order: the node, the subnets, the miners, then the validators, so that the first round of scores
   * finds every miner and nobody is paid for having been first; emission begins when all of them are ready.
   *
   * @throws CliError `NODE_FAILED`, `NEURON_FAILED`; ChainError; whatever aborts `signal`
   */
  async start(network: PreparedNetwork, steps: Steps, signal: AbortSignal): Promise<RunningNetwork> {
    const stopped = AbortSignal.any([signal, this.failed]);
    const chain = await this.#startNode(steps.begin("Chain"), stopped);
    const subnets = await this.#ensureSubnets(chain, network, steps.begin("Subnets"), stopped);
    await this.#startNeurons(network, subnets, "miner", steps.begin("Miners"), stopped);
    await this.#startNeurons(network, subnets, "validator", steps.begin("Validators"), stopped);
    await this.#startEmission(chain, subnets, steps.begin("Emission"));
    return { chain, subnets, board: this.#board };
  }

  /** Stops everything: neurons first, then the node they talk to. */
  async stop(): Promise<void> {
    this.#chain?.close();
    await this.#supervisor.stop();
  }

  async #startNode(step: Step, signal: AbortSignal): Promise<Chain> {
    this.#supervisor.start(nodeProcess(this.#layout, this.#rpcPort, blockTimeOf(this.#layout)));
    step.at(0.2, "starting the node");
    // Not earlier: another program may have the port, and would be taken for the node.
    while (!this.#board.report(NODE_NAME).isReady) {
      signal.throwIfAborted();
      await pause(LOOK_MS, signal);
    }
    step.at(0.6, "waiting for a block");
    try {
      const chain = await connectWhenReady(this.#url, signal);
      this.#chain = chain; // before anything else can fail: a connection left open would look for its node for ever
      const head = await chain.waitForHead(({ number }) => number > 0, { signal });
      step.done(`${this.#url}, block ${head.number}`);
      return chain;
    } catch (error) {
      signal.throwIfAborted(); // the reason says more
      throw error;
    }
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
      step.at((registered.length + 0.5) / network.subnets.length, `registering ${subnet.market}`);
      registered.push(await ensureSubnet(chain, subnet));
    }
    step.done(registered.map(({ market, netuid }) => `${netuid} ${market}`).join(", "));
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
        this.#supervisor.start(neuronProcess(this.#layout, this.#url, subnet, subnet.netuid, neuron, network.state));
        names.push(neuron.name);
      }
    }
    do {
      signal.throwIfAborted();
      await pause(LOOK_MS, signal);
    } while (!this.#areReady(names, step));
  }

  /** Shows how far the start of some neurons is; whether all of them are ready. @throws CliError `NEURON_FAILED` */
  #areReady(names: readonly string[], step: Step): boolean {
    const reports = names.map((name) => ({ name, report: this.#board.report(name) }));
    for (const { name, report } of reports) if (isFailing(report)) throw neuronFailure(this.#layout, name, report);
    const waiting = reports.filter(({ report }) => !report.isReady);
    // The one in trouble is the one to know about.
    const next = waiting.find(({ report }) => report.exits > 0) ?? waiting[0];
    if (next === undefined) {
      step.done(`${names.length} ready`);
      return true;
    }
    // What is left after the work takes a block or two.
    const parts = reports.map(({ report }) => (report.isReady ? 1 : 0.8 * report.fraction));
    const fraction = parts.reduce((sum, part) => sum + part, 0) / names.length;
    const ready = names.length - waiting.length;
    step.at(fraction, `${ready} of ${names.length} ready; ${next.name}: ${next.report.step}`);
    return false;
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
    if (name === NODE_NAME && isFailing(report)) this.#failed.abort(nodeFailure(this.#layout, name, report));
  }
}
