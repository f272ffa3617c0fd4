/**
 * Items in an order that changes: the first is known at once, a change takes as many steps as the logarithm of their
 * number.
 */
export class Ranking<T> {
  readonly #items: T[] = [];
  readonly #places = new Map<T, number>();
  readonly #compare: (a: T, b: T) => number;

  /** @param compare - negative when `a` comes before `b` */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get first(): T | undefined {
    return this.#items[0];
  }

  get size(): number {
    return this.#items.length;
  }

  /** Puts an item in, or to its new place when what it is compared by has changed. */
  place(item: T): void {
    const at = this.#places.get(item) ?? this.#items.length;
    this.#items[at] = item;
    this.#places.set(item, at);
    this.#settle(at);
  }

  /** Takes the first out; `undefined` when there is none. */
  takeFirst(): T | undefined {
    const { first } = this;
    if (first !== undefined) this.remove(first);
    return first;
  }

  remove(item: T): void {
    const at = this.#places.get(item);
    const last = this.#items.pop();
    if (at === undefined || last === undefined) throw new RangeError("the item is not in the ranking");
    this.#places.delete(item);
    if (last === item) return;
    this.#items[at] = last;
    this.#places.set(last, at);
    this.#settle(at);
  }

  #settle(from: number): void {
    let at = from;
    while (at > 0 && this.#swapUnlessInOrder((at - 1) >> 1, at)) at = (at - 1) >> 1;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const smaller = this.#isInOrder(left, right) ? left : right;
      if (!this.#swapUnlessInOrder(at, smaller)) return;
      at = smaller;
    }
  }

  #isInOrder(above: number, below: number): boolean {
    const a = this.#items[above];
    const b = this.#items[below];
    return a === undefined || b === undefined || this.#compare(a, b) <= 0;
  }

  /** Returns whether they were swapped. */
  #swapUnlessInOrder(above: number, below: number): boolean {
    const a = this.#items[above];
    const b = this.#items[below];
    if (a === undefined || b === undefined || this.#compare(a, b) <= 0) return false;
    this.#items[above] = b;
    this.#items[below] = a;
    this.#places.set(b, above);
    this.#places.set(a, below);
    return true;
  }
}
