import type { Clock } from "../primitives/clock.ts";
import type { Logger } from "../primitives/logger.ts";
import type { NetworkLimits } from "./limits.ts";

/** Inputs of a watch over connections. */
export interface LivenessOptions extends Pick<NetworkLimits, "pingPeriodMs" | "pingTimeoutMs"> {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Peers to watch. */
  readonly peers: () => readonly string[];
  /** Asks for a sign of life; throws when none came. */
  readonly ping: (peer: string, signal: AbortSignal) => Promise<void>;
  /** Called when a peer is there no more. */
  readonly gone: (peer: string) => void;
}

/** Notices within seconds that the way to a peer is cut; the system would take a quarter of an hour. */
export class Liveness {
  readonly #options: LivenessOptions;
  readonly #asking = new Set<string>();
  #cancel: (() => void) | undefined;

  constructor(options: LivenessOptions) {
    this.#options = options;
  }

  /** Begins to watch. */
  start(): void {
    const { clock, pingPeriodMs, peers } = this.#options;
    this.#cancel = clock.setTimer(pingPeriodMs, () => {
      for (const peer of peers()) void this.#ask(peer);
      this.start();
    });
  }

  /** Watches no longer. */
  stop(): void {
    this.#cancel?.();
  }

  async #ask(peer: string): Promise<void> {
    if (this.#asking.has(peer)) return;
    const { ping, pingTimeoutMs, gone, logger } = this.#options;
    this.#asking.add(peer);
    try {
      await ping(peer, AbortSignal.timeout(pingTimeoutMs));
    } catch (error) {
      // Whichever way the connection failed, no sign of life came.
      logger.debug({ peer, error }, "a peer gives no sign of life");
      gone(peer);
    } finally {
      this.#asking.delete(peer);
    }
  }
}
