/** Gives the smallest of what was put in, after an order. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#inOrder(parent, at)) break;
      this.#swap(parent, at);
      at = parent;
    }
  }

  /** Takes the smallest out; `undefined` when empty. */
  pop(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return first;
    items[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      let smallest = at;
      if (left < items.length && !this.#inOrder(smallest, left)) smallest = left;
      if (right < items.length && !this.#inOrder(smallest, right)) smallest = right;
      if (smallest === at) return first;
      this.#swap(at, smallest);
      at = smallest;
    }
  }

  #inOrder(above: number, below: number): boolean {
    const a = this.#items[above];
    const b = this.#items[below];
    return a === undefined || b === undefined || this.#compare(a, b) <= 0;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#items[a], this.#items[b]];
    if (first === undefined || second === undefined) return;
    this.#items[a] = second;
    this.#items[b] = first;
  }
}
