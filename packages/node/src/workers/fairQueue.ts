import { Usage } from "./usage.ts";

/** Clients that are remembered though nothing of them waits or runs. */
const MAX_REMEMBERED = 1024;

/** Milliseconds of use that are not worth remembering. */
const NOTHING_MS = 1;

/** Bounds of a queue. */
export interface QueueBounds {
  /** Items of one client that wait. */
  readonly perClient: number;
  /** Items of all clients that wait. */
  readonly total: number;
  /** Turns of one client that are out at a time. */
  readonly running: number;
}

/** Items that are out. */
export interface Turn<T> {
  readonly items: readonly T[];
  /** Ends the turn. @param ms - its duration; @param rest - items that go back into line, before the others */
  readonly done: (ms: number, rest?: readonly T[]) => void;
}

interface Line<T> {
  items: T[];
  running: number;
  readonly usage: Usage;
}

/**
 * Gives every client its turn: whoever used the least time of late goes first, so that one that asks for much waits for
 * itself, and not the others for it.
 */
export class FairQueue<T> {
  readonly #bounds: QueueBounds;
  /**
   * Clients with something waiting or running, or that used something of late; the one whose turn was last at the end.
   */
  readonly #lines = new Map<object, Line<T>>();
  readonly #now: () => number;
  readonly #usage: Usage;
  #size = 0;

  /** @param now - milliseconds of a clock that only goes forward */
  constructor(bounds: QueueBounds, now: () => number) {
    this.#bounds = bounds;
    this.#now = now;
    this.#usage = new Usage(now);
  }

  /** Milliseconds that all that was taken used of late. */
  get usedMs(): number {
    return this.#usage.ms;
  }

  /** Items that wait. */
  get size(): number {
    return this.#size;
  }

  /** Puts an item in line; `false` when too much waits, of the client or of all. */
  push(client: object, item: T): boolean {
    const line = this.#lines.get(client) ?? { items: [], running: 0, usage: new Usage(this.#now) };
    if (line.items.length >= this.#bounds.perClient || this.#size >= this.#bounds.total) return false;
    this.#lines.set(client, line);
    line.items.push(item);
    this.#size += 1;
    return true;
  }

  /**
   * Takes the next items of the clients who may go now, a turn each: whoever used the least first, and of each as many
   * as of the others, while they last.
   *
   * @param most - items of all together
   */
  take(most: number): Turn<T>[] {
    const next = this.#next().slice(0, most);
    let left = most;
    return next.map(([client, line], i) => {
      const items = line.items.splice(0, Math.ceil(left / (next.length - i)));
      left -= items.length;
      this.#size -= items.length;
      line.running += 1;
      // To the end: of those who used as much the others come first.
      this.#lines.delete(client);
      this.#lines.set(client, line);
      return {
        items,
        done: (ms, rest = []) => {
          line.items = [...rest, ...line.items];
          this.#size += rest.length;
          this.#done(line, ms);
        },
      };
    });
  }

  #next(): (readonly [object, Line<T>])[] {
    return [...this.#lines]
      .filter(([, { items, running }]) => items.length > 0 && running < this.#bounds.running)
      .map(([client, line]) => ({ client, line, ms: line.usage.ms }))
      .sort((a, b) => a.ms - b.ms)
      .map(({ client, line }) => [client, line]);
  }

  /** Takes all that waits. */
  clear(): T[] {
    const all = [...this.#lines.values()].flatMap(({ items }) => items.splice(0));
    this.#size = 0;
    return all;
  }

  #done(line: Line<T>, ms: number): void {
    line.running -= 1;
    line.usage.add(ms);
    this.#usage.add(ms);
    this.#forget();
  }

  /**
   * Forgets, when there are many, clients of whom nothing is left to know, and those longest idle while there are too
   * many.
   */
  #forget(): void {
    if (this.#lines.size <= MAX_REMEMBERED) return;
    const idle = [...this.#lines].filter(([, { items, running }]) => items.length === 0 && running === 0);
    let over = idle.length - MAX_REMEMBERED;
    for (const [client, { usage }] of idle) {
      if (usage.ms >= NOTHING_MS && over <= 0) continue;
      this.#lines.delete(client);
      over -= 1;
    }
  }
}
