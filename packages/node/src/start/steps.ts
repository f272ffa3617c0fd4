/** Function that takes back a step of starting. */
type Undo = () => void | Promise<void>;

/** Steps of starting, to be taken back in the opposite order. */
export class Steps {
  readonly #steps: Undo[] = [];
  #undone: Promise<void> | undefined;

  /** Notes how what was just started is stopped. */
  add(undo: Undo): void {
    this.#steps.push(undo);
  }

  /** Takes all steps back, last first; what goes wrong does not keep the others from being taken back. */
  undo(): Promise<void> {
    this.#undone ??= this.#unwind();
    return this.#undone;
  }

  async #unwind(): Promise<void> {
    const errors: unknown[] = [];
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, "the node did not stop cleanly");
  }
}
