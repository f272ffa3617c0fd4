import { setTimeout as sleep } from "node:timers/promises";
import { Chain, ChainError } from "@opentao/sdk/chain";
import type { Supervisor } from "../../shared/processes/supervisor.ts";
import type { PreparedNetwork } from "../folder/prepare.ts";
import { nodeProcess } from "../processes/specs.ts";
import type { StatusBoard } from "../processes/statusBoard.ts";
import type { Step } from "../steps/steps.ts";

/** Time between two looks at whether a node is ready, in ms. */
const LOOK_MS = 200;
/** Time between two attempts to connect, in ms. */
const RETRY_MS = 100;

/** Returns the address at which the first node of a network serves neurons. */
export function networkUrl({ nodes }: PreparedNetwork): string {
  return `ws://127.0.0.1:${nodes[0]?.rpcPort ?? 0}`;
}

/** Parts of a session that starting its nodes needs, and whom it tells. */
export interface StartingNodes {
  readonly supervisor: Supervisor;
  readonly board: StatusBoard;
  readonly step: Step;
  /** True when the network has a page for browsers, whose light client connects to nodes as a peer. */
  readonly hasPage: boolean;
}

/**
 * Starts the nodes one after the other, so that each knows those before it as peers, and returns when all of them
 * serve.
 *
 * @throws whatever aborts `signal`
 */
export async function startNodes(
  network: PreparedNetwork,
  { supervisor, board, step, hasPage }: StartingNodes,
  signal: AbortSignal,
): Promise<void> {
  const { layout, nodes, blockTimeMs } = network;
  const bootNodes: string[] = [];
  for (const [index, node] of nodes.entries()) {
    const isAlone = nodes.length === 1 && !hasPage;
    const known = isAlone ? undefined : [...bootNodes];
    supervisor.start(nodeProcess(layout, node, blockTimeMs, known));
    step.at((0.6 * (index + 0.5)) / nodes.length, `starting ${node.name}`);
    // Not earlier: another program may have the port, and would be taken for the node.
    while (!board.report(node.name).isReady) {
      signal.throwIfAborted();
      await sleep(LOOK_MS);
    }
    const address = board.report(node.name).addresses.find((one) => !one.includes("/ws"));
    if (address !== undefined) bootNodes.push(address);
  }
}

/** Connects to a node that is starting. @throws ChainError `CHAIN_UNREACHABLE` when `signal` aborts first */
async function connectWhenReady(url: string, signal: AbortSignal): Promise<Chain> {
  for (;;) {
    try {
      return await Chain.connect(url, { connectTimeoutMs: 1000 });
    } catch (error) {
      const isStarting = error instanceof ChainError && error.code === "CHAIN_UNREACHABLE";
      if (!isStarting || signal.aborted) throw error;
    }
    await sleep(RETRY_MS);
  }
}

/**
 * Waits for a block of the network.
 *
 * @param onChain - gets the connection before anything else can fail: left open, it would reconnect for ever
 * @throws ChainError; whatever aborts `signal`
 */
export async function firstBlock(
  network: PreparedNetwork,
  step: Step,
  signal: AbortSignal,
  onChain: (chain: Chain) => void,
): Promise<Chain> {
  const url = networkUrl(network);
  const { length } = network.nodes;
  step.at(0.7, "waiting for a block");
  try {
    const chain = await connectWhenReady(url, signal);
    onChain(chain);
    const head = await chain.waitForHead(({ number }) => number > 0, { signal });
    step.done(`${url}, block ${head.number}${length === 1 ? "" : `, ${length} nodes`}`);
    return chain;
  } catch (error) {
    signal.throwIfAborted(); // the reason says more
    throw error;
  }
}
