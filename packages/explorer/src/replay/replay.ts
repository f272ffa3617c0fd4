import type { Externalities } from "@opentao/runtime/boundary";
import { ReplayError } from "@opentao/runtime/replay";
import { KnownState } from "./knownState.ts";
import type { ReplayOptions } from "./options.ts";
import { ReplayState } from "./replayState.ts";
import type { Rpc } from "./rpc.ts";
import { StateSource } from "./stateSource.ts";

/** Rounds that one action may take: each finds all that it can without what it lacks. */
const MAX_ROUNDS = 64;
/** Time after which a page gets to draw, in milliseconds. */
const TURN_MS = 40;

/**
 * The state after one block of a chain, over which the runtime is run: what it asks for is read from a node, and the
 * run is repeated until it lacks nothing. All is read at the one block.
 */
export class Replay {
  readonly #known = new KnownState();
  readonly #source: StateSource;
  readonly #options: ReplayOptions;
  #rounds = 0;
  #blocks = 0;
  #turn = 0;

  constructor(rpc: Rpc, hash: string, options: ReplayOptions = {}) {
    this.#source = new StateSource(rpc, hash);
    this.#options = options;
  }

  /** A state without changes. States of one replay share what was read. */
  state(): ReplayState {
    return new ReplayState(this.#known);
  }

  /** Reads at once what earlier replays have asked for. */
  async prefetch(): Promise<void> {
    const hints = this.#options.hints?.get();
    if (hints !== undefined) await this.#source.fetch(hints, this.#known, this.#options.signal);
  }

  /** Remembers for later replays what this one asked for. */
  keepHints(): void {
    this.#options.hints?.keep(this.#known.learned());
  }

  /**
   * Runs `action` over a state until it lacks nothing. It may be run many times; what it wrote stays after the last.
   *
   * @throws ReplayError `TOO_LARGE`, `INCOMPLETE`, `INVALID_ANSWER`; what `action` throws when it lacks nothing
   */
  async complete<T>(state: ReplayState, action: (state: Externalities) => T): Promise<T> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const { signal } = this.#options;
      signal?.throwIfAborted();
      state.startTransaction();
      const outcome = attempt(() => action(state));
      if (!this.#known.hasMisses) {
        if ("fault" in outcome) {
          state.rollbackTransaction();
          throw outcome.fault;
        }
        state.commitTransaction();
        return outcome.result;
      }
      state.rollbackTransaction();
      await this.#source.fetch(this.#known.takeMisses(), this.#known, signal);
      this.#rounds += 1;
      this.report();
    }
    throw new ReplayError("INCOMPLETE", `the replay lacks state after ${MAX_ROUNDS} rounds`, "Ask another node.");
  }

  /** Counts a block that was replayed, and lets the page draw from time to time. */
  async passed(of: number | undefined): Promise<void> {
    this.#blocks += 1;
    const now = performance.now();
    if (now - this.#turn < TURN_MS) return;
    this.report(of);
    await new Promise((resolve) => setTimeout(resolve));
    this.#turn = performance.now();
  }

  report(of?: number): void {
    const [blocks, rounds] = [this.#blocks, this.#rounds];
    this.#options.onProgress?.({ blocks, of, rounds, ...this.#source.read });
  }
}

/** Result of an action, or what it threw. */
function attempt<T>(action: () => T): { readonly result: T } | { readonly fault: unknown } {
  try {
    return { result: action() };
  } catch (fault) {
    return { fault };
  }
}
