import type { AuthoritySet, Grandpa, GrandpaEffect } from "@opentao/consensus";
import type { Logger } from "../primitives/logger.ts";
import type { Effects } from "./effects.ts";
import type { FinalityMetrics } from "./metrics.ts";

/** Event that the state machine handles; returns the effects. */
export type FinalityEvent = (grandpa: Grandpa) => readonly GrandpaEffect[];

/**
 * Passes events to the state machine, one after the other: its effects are performed, stored safely, before the next.
 * When something cannot be stored, or two chains are finalized, it halts: no event and no effect follow.
 */
export class Driver {
  readonly #metrics: FinalityMetrics;
  readonly #logger: Logger;
  readonly #waiting: FinalityEvent[] = [];
  #driven: { readonly grandpa: Grandpa; readonly effects: Effects } | undefined;
  #busy = false;
  #halted = false;

  constructor(metrics: FinalityMetrics, logger: Logger) {
    this.#metrics = metrics;
    this.#logger = logger;
  }

  /** The state machine while events are handled. */
  get running(): Grandpa | undefined {
    return this.#halted ? undefined : this.#driven?.grandpa;
  }

  /** Voters, as far as known; others are served also when nothing more is finalized here. */
  get authorities(): AuthoritySet | undefined {
    return this.#driven?.grandpa.authorities;
  }

  start(grandpa: Grandpa, effects: Effects): void {
    this.#driven = { grandpa, effects };
  }

  stop(): void {
    this.#driven = undefined;
    this.#waiting.length = 0;
  }

  /** Handles an event; those that come while one is being handled wait. */
  handle(event: FinalityEvent): void {
    this.#waiting.push(event);
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) this.#handle(next);
    } catch (error) {
      // What could not be stored must not be acted upon, nor may votes follow that others rely on.
      this.halt(error);
    } finally {
      this.#busy = false;
    }
  }

  /** Ends finality on this node for as long as it runs. */
  halt(error: unknown): void {
    this.#halted = true;
    this.#waiting.length = 0;
    this.#metrics.halted.set(1);
    this.#logger.error({ error }, "finality has ended on this node: it neither votes nor finalizes any more");
  }

  #handle(event: FinalityEvent): void {
    if (this.#driven === undefined || this.#halted) return;
    const { grandpa, effects } = this.#driven;
    effects.perform(event(grandpa));
    this.#metrics.round.set(Number(grandpa.view.round));
    this.#metrics.set.set(Number(grandpa.view.setId));
  }
}
