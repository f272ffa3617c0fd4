import type { Clock } from "../primitives/clock.ts";

/** Time after which a connected peer that has not said which chain it follows is sent away, in milliseconds. */
const IDLE_MS = 30_000;

/** Connections of which nothing has come yet. */
export class IdleConnections {
  readonly #clock: Clock;
  readonly #expired: (peer: string) => void;
  readonly #timers = new Map<string, () => void>();

  /** @param expired - called when a peer's time is over */
  constructor(clock: Clock, expired: (peer: string) => void) {
    this.#clock = clock;
    this.#expired = expired;
  }

  /** Begins a peer's time. */
  expect(peer: string): void {
    this.forget(peer);
    const cancel = this.#clock.setTimer(IDLE_MS, () => {
      this.#timers.delete(peer);
      this.#expired(peer);
    });
    this.#timers.set(peer, cancel);
  }

  /** Forgets a peer. */
  forget(peer: string): void {
    this.#timers.get(peer)?.();
    this.#timers.delete(peer);
  }

  /** Ends all waits. */
  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }
}
