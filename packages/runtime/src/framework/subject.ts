/**
 * Subject of figures that a runtime tells the observer of a block: a name, and the type of the figures. The names are
 * for the host, which takes figures apart by {@link Subject.read}.
 */
export class Subject<T> {
  /** Pallet and subject, such as `SubtensorModule.pool_changed`. */
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Figures as an observer got them; `undefined` when they are of another subject. */
  read(name: string, figures: unknown): T | undefined {
    // Only `State.tell` gives figures a subject's name, and it takes those of its type.
    return name === this.name ? (figures as T) : undefined;
  }
}
