import type { BlockObserver } from "@opentao/runtime/boundary";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { StepMetrics } from "./stepMetrics.ts";
import { StorageMetrics } from "./storageMetrics.ts";

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Metrics of one node for Prometheus. Each node has a registry of its own; a part of the node may add to it. */
export class Metrics {
  readonly registry = new Registry();
  /** Height of the best block (`status="best"`) and of the last finalized one (`status="finalized"`). */
  readonly blockHeight: Gauge<"status">;
  /** Seconds to import a block made elsewhere. */
  readonly importSeconds: Histogram;
  /** Seconds to make, seal and store a block. */
  readonly authoringSeconds: Histogram;
  /** Blocks made by this node. */
  readonly blocksAuthored: Counter;
  /** Transactions in the pool, by `state` (`ready`, `future`). */
  readonly poolTransactions: Gauge<"state">;
  /** Peers that the node is connected to. */
  readonly peers: Gauge;
  /** Accesses of executed blocks to the state. */
  readonly storage: StorageMetrics;
  /** Observer that measures the steps of executed blocks, when they are to be measured. */
  readonly steps: BlockObserver | undefined;

  /** @param measuresSteps - true to measure the steps of executed blocks; false by default */
  constructor({ measuresSteps = false }: { readonly measuresSteps?: boolean | undefined } = {}) {
    const registers = [this.registry];
    this.blockHeight = new Gauge({
      name: "opentao_block_height",
      help: "Height of a block",
      labelNames: ["status"],
      registers,
    });
    this.importSeconds = new Histogram({
      name: "opentao_block_import_seconds",
      help: "Time to import a block made elsewhere",
      buckets: SECONDS,
      registers,
    });
    this.authoringSeconds = new Histogram({
      name: "opentao_block_authoring_seconds",
      help: "Time to make, seal and store a block",
      buckets: SECONDS,
      registers,
    });
    this.blocksAuthored = new Counter({
      name: "opentao_blocks_authored_total",
      help: "Blocks made by this node",
      registers,
    });
    this.poolTransactions = new Gauge({
      name: "opentao_pool_transactions",
      help: "Transactions in the pool",
      labelNames: ["state"],
      registers,
    });
    this.peers = new Gauge({ name: "opentao_peers", help: "Peers that the node is connected to", registers });
    this.peers.set(0);
    this.storage = new StorageMetrics(this.registry);
    this.steps = measuresSteps ? new StepMetrics(this.registry) : undefined;
    // Under the name that Prometheus' clients give it in every language.
    new Gauge({
      name: "process_resident_memory_bytes",
      help: "Memory of the process",
      registers,
      collect() {
        this.set(process.memoryUsage.rss());
      },
    });
  }

  /** Media type of {@link render}'s text. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** All metrics in Prometheus' text format. */
  render(): Promise<string> {
    return this.registry.metrics();
  }
}
