interface Scheduled {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

const before = (a: Scheduled, b: Scheduled): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Events to come, in the order of time; time passes only from one event to the next. */
export class Events {
  now = 0;
  readonly #heap: Scheduled[] = [];
  #count = 0;

  after(delay: number, run: () => void): void {
    this.#count += 1;
    const added = { at: this.now + delay, order: this.#count, run };
    let at = this.#heap.length;
    this.#heap.push(added);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#heap[parent];
      if (above === undefined || !before(added, above)) break;
      this.#heap[at] = above;
      at = parent;
    }
    this.#heap[at] = added;
  }

  /** Lets everything happen up to a time. */
  runUntil(time: number): void {
    for (let [first] = this.#heap; first !== undefined && first.at <= time; [first] = this.#heap) {
      this.#removeFirst();
      this.now = first.at;
      first.run();
    }
    this.now = time;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      let candidate = this.#heap[child];
      const right = this.#heap[child + 1];
      if (candidate !== undefined && right !== undefined && before(right, candidate)) {
        child += 1;
        candidate = right;
      }
      if (candidate === undefined || !before(candidate, last)) break;
      this.#heap[at] = candidate;
      at = child;
    }
    this.#heap[at] = last;
  }
}
