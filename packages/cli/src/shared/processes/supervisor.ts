import type { ChildProcess } from "node:child_process";
import { backoff } from "@opentao/base";
import { type ChildSpec, startChild, stopChild } from "./child.ts";

/** Delay before a process that ended by itself is started again: doubles up to the maximum, in ms. */
const RESTART_DELAY_MS = { first: 500, longest: 15_000 };
/** Time after which a process counts as healthy again, in ms. */
const HEALTHY_AFTER_MS = 30_000;

interface Supervised {
  readonly spec: ChildSpec;
  process: ChildProcess;
  startedAt: number;
  /** Times that it ended soon after its start, in a row. */
  failures: number;
  timer: NodeJS.Timeout | undefined;
}

/** Listener to what happens to the supervisor's processes. */
export interface SupervisorEvents {
  /** A message that a process sent over its channel (not validated). */
  onMessage(name: string, message: unknown): void;
  /** A process ended without being asked to (`code` is null after a signal); it starts again after `restartInMs`. */
  onExit(name: string, code: number | null, restartInMs: number): void;
}

/** Keeps a set of processes running: starts again what ends by itself, and in the end stops neurons before nodes. */
export class Supervisor {
  readonly #entry: string;
  readonly #events: SupervisorEvents;
  readonly #children = new Map<string, Supervised>();
  #stopping = false;

  /** @param entry - script that is `tao` @param events - receives what happens */
  constructor(entry: string, events: SupervisorEvents) {
    this.#entry = entry;
    this.#events = events;
  }

  /** Starts a process and keeps it running until {@link stop}. */
  start(spec: ChildSpec): void {
    if (this.#stopping || this.#children.has(spec.name)) return;
    const child: Supervised = {
      spec,
      process: startChild(this.#entry, spec),
      startedAt: Date.now(),
      failures: 0,
      timer: undefined,
    };
    this.#children.set(spec.name, child);
    this.#watch(child);
  }

  /** Stops everything: the neurons at once, then the nodes that they talk to. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const children = [...this.#children.values()];
    for (const child of children) clearTimeout(child.timer);
    for (const areNodes of [false, true]) {
      const stopping = children.filter(({ spec }) => spec.isNode === areNodes);
      await Promise.all(stopping.map((child) => stopChild(child.process)));
    }
    this.#children.clear();
  }

  #watch(child: Supervised): void {
    const { process } = child;
    process.on("message", (message) => this.#events.onMessage(child.spec.name, message));
    process.once("exit", (code) => this.#ended(child, code));
    process.on("error", () => {
      // A process that could not be started gives no exit event.
      if (process.pid === undefined) this.#ended(child, null);
    });
  }

  #ended(child: Supervised, code: number | null): void {
    if (this.#stopping) return;
    child.failures = Date.now() - child.startedAt > HEALTHY_AFTER_MS ? 1 : child.failures + 1;
    const delayMs = backoff(child.failures, RESTART_DELAY_MS);
    this.#events.onExit(child.spec.name, code, delayMs);
    child.timer = setTimeout(() => this.#restart(child), delayMs);
  }

  #restart(child: Supervised): void {
    child.startedAt = Date.now();
    child.process = startChild(this.#entry, child.spec);
    this.#watch(child);
  }
}
