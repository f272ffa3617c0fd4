// Only Node.js has them, and a page does not need them.
const { process, setImmediate, clearImmediate } = globalThis as Partial<typeof globalThis>;
const setMaxListeners = process?.getBuiltinModule?.("node:events").setMaxListeners;

/** A time limit that other signals can cut short. */
export interface Deadline {
  /** Made when it is first asked for: most limits end without anybody having listened. */
  readonly signal: AbortSignal;
  /** True when the time is over, as opposed to one of the signals having aborted. */
  readonly isOver: boolean;
  /** Aborts before the time is over. */
  end(reason?: unknown): void;
  /** Calls `listener` once when the signal aborts, without making one; one listener at most. */
  onEnd(listener: () => void): void;
  /** Begins the time anew: `ms` milliseconds from now, whatever is left of it. */
  restart(ms: number): void;
  /** Frees the timer and the listeners. To be called in any case: the signals may live long. */
  release(): void;
}

/** Longest time that a timer can wait, in milliseconds. */
const MAX_TIMER = 2 ** 31 - 1;
const NONE: readonly AbortSignal[] = [];

/**
 * A signal that aborts after `ms` milliseconds (never, when a timer cannot wait that long) or with any of `signals`,
 * with the latter's reason. What has arrived by then counts as in time, even where this process was too busy to look at
 * it.
 */
export function deadline(ms: number, ...signals: readonly (AbortSignal | undefined)[]): Deadline {
  return new TimedDeadline(ms, signals);
}

/** Servers make one for each request: methods that all share take half the time of functions of its own. */
class TimedDeadline implements Deadline {
  readonly #sources: readonly AbortSignal[];
  #controller: AbortController | undefined;
  #ended: { readonly reason: unknown } | undefined;
  #listener: (() => void) | undefined;
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;
  #last: NodeJS.Immediate | undefined;

  constructor(ms: number, signals: readonly (AbortSignal | undefined)[]) {
    this.#sources = signals.length === 0 ? NONE : signals.filter((signal) => signal !== undefined);
    this.restart(ms);
    for (const source of this.#sources) {
      // As many wait at the same time as there are requests; all of them are taken off again.
      setMaxListeners?.(0, source);
      if (source.aborted) this.end(source.reason);
      else source.addEventListener("abort", this, { once: true });
    }
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#ended !== undefined) this.#controller.abort(this.#ended.reason);
    }
    return this.#controller.signal;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  end(reason?: unknown): void {
    if (this.#ended !== undefined) return;
    this.#ended = { reason };
    this.#controller?.abort(reason);
    this.#listener?.();
  }

  /** Takes what the signals say: they hold nothing of it but this. */
  handleEvent(event: Event): void {
    // Only signals are listened to.
    this.end((event.target as AbortSignal).reason);
  }

  onEnd(listener: () => void): void {
    this.#listener = listener;
    if (this.#ended !== undefined) listener();
  }

  restart(ms: number): void {
    this.#stop();
    if (ms > MAX_TIMER) return;
    // Timers fire before sockets are read: one more look at these, then the time is over.
    this.#timer = setTimeout(() => {
      if (setImmediate === undefined) this.#expire();
      else this.#last = setImmediate(() => this.#expire());
    }, ms);
  }

  release(): void {
    this.#stop();
    for (const source of this.#sources) source.removeEventListener("abort", this);
  }

  #expire(): void {
    this.#isOver = this.#ended === undefined;
    this.end(new DOMException("The time is over", "TimeoutError"));
  }

  #stop(): void {
    clearTimeout(this.#timer);
    clearImmediate?.(this.#last);
  }
}
