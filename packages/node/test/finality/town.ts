import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChainSpec, NodeOptions } from "../../src/index.ts";
import { Node } from "../../src/node.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { until } from "../cluster/until.ts";
import { addressOf } from "../network/nodes.ts";
import { PacedTime } from "../support/pacedTime.ts";
import { votingRuntime } from "./votingRuntime.ts";

/**
 * Nodes of one chain in one process, connected over loopback; they can be stopped and started again with what they
 * stored.
 */
export class Town {
  readonly spec: ChainSpec;
  readonly slotMs: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "opentao-finality-"));
  readonly #time = new PacedTime();
  readonly #nodes = new Map<string, Node>();
  /** Messages that nodes logged as errors. */
  readonly errors: string[] = [];

  constructor(spec: ChainSpec) {
    this.spec = spec;
    this.slotMs = Number(spec.genesis.slotDuration);
  }

  /** Starts a node that connects to all others. Its name is its secret, unless another key or none is given. */
  async start(name: string, options: Partial<NodeOptions> = {}): Promise<Node> {
    const others = [...this.#nodes.values()].map(addressOf);
    const node = await Node.start({
      ...{ spec: this.spec, runtime: votingRuntime, authorKey: name, basePath: this.pathOf(name) },
      sealing: { kind: "interval", blockTimeMs: this.slotMs },
      clock: this.#time,
      logger: {
        ...silentLogger,
        error: (fields, message) => {
          const why = "error" in fields && fields.error instanceof Error ? fields.error.stack : "";
          this.errors.push(`${name}: ${message} ${why}`);
        },
      },
      ...options,
      network: { discovery: false, reserved: others, ...options.network },
    });
    this.#nodes.set(name, node);
    return node;
  }

  pathOf(name: string): string {
    return join(this.#folder, name.replaceAll("/", ""));
  }

  async stop(name: string): Promise<void> {
    const node = this.#nodes.get(name);
    this.#nodes.delete(name);
    await node?.stop();
  }

  get nodes(): Node[] {
    return [...this.#nodes.values()];
  }

  /** Waits until nodes (all, when none are given) have a height as finalized. */
  finalized(number: number, nodes: readonly Node[] = this.nodes, ms = 30_000): Promise<void> {
    const heights = () => nodes.map((node) => `best ${node.chain.best().number}, finalized ${height(node)}`);
    const stand = () => [...heights(), ...this.errors].join("\n");
    return until(`block ${number} is finalized`, () => nodes.every((node) => height(node) >= number), ms, stand);
  }

  async end(): Promise<void> {
    await Promise.all([...this.#nodes.keys()].map((name) => this.stop(name)));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Height of the last finalized block. */
export function height(node: Node): number {
  return node.chain.finalized().number;
}
