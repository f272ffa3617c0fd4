import type { Chain } from "@opentao/sdk";
import { CliError } from "../output/errors.ts";
import { connectWhenReady } from "./chainReady.ts";
import type { NetworkLayout } from "./layout.ts";
import { lastLines } from "./logs.ts";
import { blockTimeOf, type PreparedNetwork, type PreparedNeuron } from "./network.ts";
import { NODE_NAME, neuronProcess, nodeProcess } from "./processes.ts";
import { StatusBoard } from "./statusBoard.ts";
import type { Step, Steps } from "./steps.ts";
import { ensureStarted, ensureSubnet, type RegisteredSubnet } from "./subnets.ts";
import { Supervisor } from "./supervisor.ts";

/** How often the node may end by itself while the network starts before that is an error. */
const MAX_NODE_EXITS = 3;
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
  readonly board = new StatusBoard();
  readonly #layout: NetworkLayout;
  readonly #url: string;
  readonly #rpcPort: number;
  readonly #supervisor: Supervisor;
  readonly #failed = new AbortController();
  #nodeExits = 0;
  #chain: Chain | undefined;

  /** @param entry - script that is `tao` */
  constructor(entry: string, layout: NetworkLayout, rpcPort: number) {
    this.#layout = layout;
    this.#rpcPort = rpcPort;
    this.#url = `ws://127.0.0.1:${rpcPort}`;
    this.#supervisor = new Supervisor(entry, {
      onMessage: (name, message) => this.board.take(name, message),
      onExit: (name, code, restartInMs) => this.#ended(name, code, restartInMs),
    });
  }

  /** Aborted, with the reason, when the node does not stay up. */
  get failed(): AbortSignal {
    return this.#failed.signal;
  }

  /**
   * Starts everything, in order: the node, the subnets, the miners, then the validators, so that the first round of scores
   * finds every miner; emission begins when all of them are ready.
   *
   * @throws CliError `NODE_FAILED`; ChainError; whatever aborts `signal`
   */
  async start(network: PreparedNetwork, steps: Steps, signal: AbortSignal): Promise<RunningNetwork> {
    const stopped = AbortSignal.any([signal, this.failed]);
    const chain = await this.#startNode(steps.begin("Chain"), stopped);
    this.#chain = chain;
    const subnets = await this.#ensureSubnets(chain, network, steps.begin("Subnets"), stopped);
    await this.#startNeurons(network, subnets, "miner", steps.begin("Miners"), stopped);
    await this.#startNeurons(network, subnets, "validator", steps.begin("Validators"), stopped);
    const emission = steps.begin("Emission");
    for (const subnet of subnets) await ensureStarted(chain, subnet);
    emission.done("both subnets emit");
    return { chain, subnets, board: this.board };
  }

  /** Stops everything: neurons first, then the node they talk to. */
  async stop(): Promise<void> {
    this.#chain?.close();
    await this.#supervisor.stop();
  }

  async #startNode(step: Step, signal: AbortSignal): Promise<Chain> {
    this.#supervisor.start(nodeProcess(this.#layout, this.#rpcPort, blockTimeOf(this.#layout)));
    step.at(0.2, "starting the node");
    try {
      const chain = await connectWhenReady(this.#url, signal);
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
      step.at(registered.length / network.subnets.length, `registering ${subnet.market}`);
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
    const started: PreparedNeuron[] = [];
    for (const subnet of subnets) {
      for (const neuron of subnet.neurons.filter((one) => one.role === role)) {
        this.#supervisor.start(neuronProcess(this.#layout, this.#url, subnet, subnet.netuid, neuron, network.state));
        started.push(neuron);
      }
    }
    for (;;) {
      signal.throwIfAborted();
      const waiting = started.filter(({ name }) => !this.board.report(name).isReady);
      const [next] = waiting;
      if (next === undefined) break;
      const detail = `${next.name}: ${this.board.report(next.name).step}`;
      step.at((started.length - waiting.length) / started.length, detail);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    step.done(`${started.length} ready`);
  }

  #ended(name: string, code: number | null, restartInMs: number): void {
    const seconds = (restartInMs / 1000).toFixed(1);
    this.board.ended(name, `ended with code ${code ?? "none"}, starts again in ${seconds} s (logs/${name}.log)`);
    if (name !== NODE_NAME) return;
    this.#nodeExits += 1;
    if (this.#nodeExits < MAX_NODE_EXITS) return;
    const said = lastLines(this.#layout, NODE_NAME);
    this.#failed.abort(
      new CliError(
        "NODE_FAILED",
        `the node ended ${this.#nodeExits} times, last with code ${code ?? "none"}; it said: ${said}`,
        `look at ${this.#layout.logs}/${NODE_NAME}.log; --rpc-port N takes another port, --reset starts anew`,
      ),
    );
  }
}
