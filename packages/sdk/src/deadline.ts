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

/**
 * A signal that aborts after `ms` milliseconds (never, when a timer cannot wait that long) or with any of `signals`,
 * with the latter's reason. What has arrived by then counts as in time, even where this process was too busy to look at
 * it.
 */
export function deadline(ms: number, ...signals: readonly (AbortSignal | undefined)[]): Deadline {
  const sources = signals.filter((signal) => signal !== undefined);
  let controller: AbortController | undefined;
  let ended: { readonly reason: unknown } | undefined;
  let listener: (() => void) | undefined;
  let isOver = false;
  const end = (reason: unknown): void => {
    if (ended !== undefined) return;
    ended = { reason };
    controller?.abort(reason);
    listener?.();
  };
  const onAbort = (event: Event): void => {
    // Only signals are listened to.
    end((event.target as AbortSignal).reason);
  };
  let timer: NodeJS.Timeout | undefined;
  let last: NodeJS.Immediate | undefined;
  const expire = (): void => {
    isOver = ended === undefined;
    end(new DOMException("The time is over", "TimeoutError"));
  };
  const stop = (): void => {
    clearTimeout(timer);
    clearImmediate?.(last);
  };
  const restart = (time: number): void => {
    stop();
    if (time > MAX_TIMER) return;
    // Timers fire before sockets are read: one more look at these, then the time is over.
    timer = setTimeout(() => {
      if (setImmediate === undefined) expire();
      else last = setImmediate(expire);
    }, time);
  };
  restart(ms);
  for (const source of sources) {
    // As many wait at the same time as there are requests; all of them are taken off again.
    setMaxListeners?.(0, source);
    if (source.aborted) end(source.reason);
    else source.addEventListener("abort", onAbort, { once: true });
  }
  return {
    get signal() {
      if (controller === undefined) {
        controller = new AbortController();
        if (ended !== undefined) controller.abort(ended.reason);
      }
      return controller.signal;
    },
    get isOver() {
      return isOver;
    },
    end,
    onEnd: (given) => {
      listener = given;
      if (ended !== undefined) given();
    },
    restart,
    release: () => {
      stop();
      for (const source of sources) source.removeEventListener("abort", onAbort);
    },
  };
}
