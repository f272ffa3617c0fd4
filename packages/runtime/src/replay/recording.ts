import type { BlockObserver, Externalities, SignatureScheme } from "../boundary.ts";

/** Figures that a runtime told while it executed a block. */
export interface Fact {
  /** Outermost step of the block in which they were told, such as `SubtensorModule.on_initialize`. */
  readonly step: string;
  readonly subject: string;
  readonly figures: unknown;
}

/**
 * A state whose runtime tells its figures: it forwards everything to another state and keeps what was told, in order,
 * without that which a transaction told before it was rolled back.
 */
export class RecordingExternalities implements Externalities {
  readonly observer: BlockObserver;
  readonly #state: Externalities;
  readonly #facts: Fact[] = [];
  readonly #marks: number[] = [];

  constructor(state: Externalities) {
    this.#state = state;
    const steps: string[] = [];
    this.observer = {
      begin: (step) => {
        steps.push(step);
      },
      end: () => {
        steps.pop();
      },
      note: (subject, figures) => {
        this.#facts.push({ step: steps[0] ?? "", subject, figures });
      },
    };
  }

  /** Figures so far. */
  get facts(): readonly Fact[] {
    return this.#facts;
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#state.get(key);
  }

  set(key: Uint8Array, value: Uint8Array): void {
    this.#state.set(key, value);
  }

  append(key: Uint8Array, more: Uint8Array): void {
    this.#state.append(key, more);
  }

  clear(key: Uint8Array): void {
    this.#state.clear(key);
  }

  clearPrefix(prefix: Uint8Array, limit?: number): number {
    return this.#state.clearPrefix(prefix, limit);
  }

  nextKey(key: Uint8Array): Uint8Array | undefined {
    return this.#state.nextKey(key);
  }

  keysAfter(prefix: Uint8Array, key: Uint8Array, limit: number): Uint8Array[] {
    return this.#state.keysAfter(prefix, key, limit);
  }

  root(version: 0 | 1): Uint8Array {
    return this.#state.root(version);
  }

  orderedRoot(values: readonly Uint8Array[], version: 0 | 1): Uint8Array {
    return this.#state.orderedRoot(values, version);
  }

  startTransaction(): void {
    this.#marks.push(this.#facts.length);
    this.#state.startTransaction();
  }

  commitTransaction(): void {
    this.#marks.pop();
    this.#state.commitTransaction();
  }

  rollbackTransaction(): void {
    this.#facts.length = this.#marks.pop() ?? this.#facts.length;
    this.#state.rollbackTransaction();
  }

  verify(scheme: SignatureScheme, signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
    return this.#state.verify(scheme, signature, message, publicKey);
  }
}
