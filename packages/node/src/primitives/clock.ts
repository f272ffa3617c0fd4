/** Time as the node knows it. Everything that waits or dates goes through one, so that tests can drive time. */
export interface Clock {
  /** Unix time in milliseconds. */
  now(): number;
  /** Calls `callback` once after `ms` milliseconds; returns the disposer, which cancels the call. */
  setTimer(ms: number, callback: () => void): () => void;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
