/** An answer of a node that is not what the chain proves. */
export interface Lie {
  readonly method: string;
  readonly params: readonly unknown[];
  /** JSON of what the node said and of what is proven, cut where it is long. */
  readonly said: string;
  readonly proven: string;
}

/** Account of what was checked. */
export interface TrustState {
  /** State of the light client: `undefined` until it has said something. */
  readonly light: { readonly isSyncing: boolean; readonly peers: number } | undefined;
  /** Says why it has ended, when it has. */
  readonly failure: string | undefined;
  /** Answers that are proven. */
  readonly proven: number;
  /** Those of them to which the node gave none of its own. */
  readonly silent: number;
  /** Answers that nothing can prove, by method. */
  readonly unproven: ReadonlyMap<string, number>;
  /** The latest lies, newest first, and how many there were. */
  readonly lies: readonly Lie[];
  readonly lieCount: number;
}

/** Lies that are kept. */
const MAX_LIES = 20;
/** Characters of an answer that are kept. */
const MAX_TEXT = 2_000;

const cut = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);

/** Keeps the account of what a node was caught at, for all parts of a page. */
export class Ledger {
  readonly #listeners = new Set<() => void>();
  #state: TrustState = {
    light: undefined,
    failure: undefined,
    proven: 0,
    silent: 0,
    unproven: new Map(),
    lies: [],
    lieCount: 0,
  };

  /** Returns what is known now; the same object until it changes. */
  readonly snapshot = (): TrustState => this.#state;

  /** Calls `listener` at each change; returns what stops it. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Notes how the light client is. */
  light(light: NonNullable<TrustState["light"]>): void {
    this.#set({ light, failure: undefined });
  }

  /** Notes that it has ended. */
  failed(failure: string): void {
    this.#set({ light: undefined, failure });
  }

  /** Notes an answer that is proven. @param said - whether the node gave one too */
  proven(said: boolean): void {
    const { proven, silent } = this.#state;
    this.#set({ proven: proven + 1, silent: silent + (said ? 0 : 1) });
  }

  /** Notes an answer that nothing can prove. */
  unproven(method: string): void {
    const unproven = new Map(this.#state.unproven);
    this.#set({ unproven: unproven.set(method, (unproven.get(method) ?? 0) + 1) });
  }

  /** Notes a lie. */
  lie({ said, proven, ...question }: Lie): void {
    const { lies, lieCount } = this.#state;
    const told = { ...question, said: cut(said), proven: cut(proven) };
    this.#set({ lies: [told, ...lies].slice(0, MAX_LIES), lieCount: lieCount + 1 });
  }

  #set(change: Partial<TrustState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
