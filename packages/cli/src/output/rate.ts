/** Time over which a rate is measured, in ms: long enough to be steady, short enough to follow a change. */
const WINDOW_MS = 15_000;
/** Least time between two samples, in ms. */
const SAMPLE_INTERVAL_MS = 200;

/** Measures the rate of something that is counted. */
export class RateMeter {
  readonly #samples: { readonly at: number; readonly done: number }[] = [];

  /** Adds the count at a time (ms). A count that has gone back starts anew. */
  add(at: number, done: number): void {
    const last = this.#samples.at(-1);
    if (last !== undefined && done < last.done) this.#samples.length = 0;
    else if (last !== undefined && at - last.at < SAMPLE_INTERVAL_MS) return;
    this.#samples.push({ at, done });
    while ((this.#samples[0]?.at ?? at) < at - WINDOW_MS) this.#samples.shift();
  }

  /** Count per second over the last seconds; `undefined` before there are two samples. */
  get perSecond(): number | undefined {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (first === undefined || last === undefined || last.at === first.at) return undefined;
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  }

  /** Returns the seconds that `left` more take at that rate; `undefined` without a rate above 0. */
  secondsFor(left: number): number | undefined {
    const rate = this.perSecond;
    return rate === undefined || rate <= 0 ? undefined : left / rate;
  }
}

/** Formats a duration in two units at most: `250 ms`, `1.5 s`, `42 s`, `3 min 10 s`, `2 h 5 min`, `3 d 4 h`. */
export function formatSeconds(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1000));
  if (ms < 1000) return `${ms} ms`;
  const tenths = Math.round(seconds * 10);
  if (tenths < 100) return `${tenths / 10} s`;
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  if (s < 86_400) return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
  return `${Math.floor(s / 86_400)} d ${Math.floor((s % 86_400) / 3600)} h`;
}

/** Formats a rate with about three significant digits: `1240`, `35.2`, `0.25`. */
export function formatRate(perSecond: number): string {
  if (perSecond >= 100) return perSecond.toFixed(0);
  return perSecond >= 10 ? perSecond.toFixed(1) : perSecond.toFixed(2);
}
