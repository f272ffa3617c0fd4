/** Bounds of a queue. */
export interface QueueBounds {
  /** Items of one client that wait. */
  readonly perClient: number;
  /** Items of all clients that wait. */
  readonly total: number;
  /** Items of one client that are out at a time. */
  readonly running: number;
}

interface Line<T> {
  readonly items: T[];
  running: number;
}

/** Gives every client its turn: one that asks for much waits for itself, not the others for it. */
export class FairQueue<T> {
  readonly #bounds: QueueBounds;
  /** Clients with something waiting or running, the one whose turn is next first. */
  readonly #lines = new Map<object, Line<T>>();
  #size = 0;

  constructor(bounds: QueueBounds) {
    this.#bounds = bounds;
  }

  /** Items that wait. */
  get size(): number {
    return this.#size;
  }

  /** Puts an item in line; `false` when too much waits, of the client or of all. */
  push(client: object, item: T): boolean {
    const line = this.#lines.get(client) ?? { items: [], running: 0 };
    if (line.items.length >= this.#bounds.perClient || this.#size >= this.#bounds.total) return false;
    this.#lines.set(client, line);
    line.items.push(item);
    this.#size += 1;
    return true;
  }

  /** The next item, with the function to call when it is done; `undefined` when none may go now. */
  take(): { readonly item: T; readonly done: () => void } | undefined {
    for (const [client, line] of this.#lines) {
      if (line.running >= this.#bounds.running) continue;
      const item = line.items.shift();
      if (item === undefined) continue;
      this.#size -= 1;
      line.running += 1;
      // To the end: the others come first.
      this.#lines.delete(client);
      this.#lines.set(client, line);
      return { item, done: () => this.#done(client, line) };
    }
    return undefined;
  }

  /** Takes all that waits. */
  clear(): T[] {
    const all = [...this.#lines.values()].flatMap(({ items }) => items.splice(0));
    this.#size = 0;
    return all;
  }

  #done(client: object, line: Line<T>): void {
    line.running -= 1;
    if (line.running === 0 && line.items.length === 0) this.#lines.delete(client);
  }
}
