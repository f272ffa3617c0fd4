import { Chain, type ChainOptions, type Head } from "@opentao/sdk/browser";
import { type Fault, faultOf } from "./fault.ts";
import { Throttle } from "./throttle.ts";

/** State of the connection at a moment. */
export interface SessionState {
  /** Set from the first answer of the node on. */
  readonly chain: Chain | undefined;
  readonly isConnected: boolean;
  readonly best: Head | undefined;
  readonly finalized: Head | undefined;
  /** The block that all figures on the page are of: the best one, changed at most once a second. */
  readonly shown: Head | undefined;
  /** Milliseconds between blocks as the chain plans them. */
  readonly blockTime: number | undefined;
  /** Says what is wrong with the connection or the chain as a whole. */
  readonly fault: Fault | undefined;
}

const NOTHING: SessionState = {
  chain: undefined,
  isConnected: false,
  best: undefined,
  finalized: undefined,
  shown: undefined,
  blockTime: undefined,
  fault: undefined,
};

/** Shortest time between two blocks that the page shows, in ms. */
const SHOWN_EVERY_MS = 1_000;
/** Blocks that may be missed before the page says that the chain stands still; at least so many ms. */
const MISSED_BLOCKS = 5;
const SHORTEST_STALL_MS = 15_000;
const RETRY_MS = 3_000;

/** A connection of the page to one node: tells whenever what is known of it changes, until it is closed. */
export class Session {
  /** Address of the node; empty while none is chosen. */
  readonly url: string;
  readonly #options: ChainOptions;
  readonly #listeners = new Set<() => void>();
  readonly #shown = new Throttle<Head>(SHOWN_EVERY_MS, (shown) => this.#set({ shown }));
  #state = NOTHING;
  #isClosed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Opens the connection; it is tried again by itself. */
  constructor(url: string | undefined, options: ChainOptions = {}) {
    this.url = url ?? "";
    this.#options = options;
    if (url === undefined) this.#state = { ...NOTHING, fault: { kind: "noAddress", detail: "" } };
    else void this.#open();
  }

  /** Returns what is known now; the same object until it changes. */
  readonly snapshot = (): SessionState => this.#state;

  /** Calls `listener` at each change; returns what stops it. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Ends the connection. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#shown.stop();
    this.#state.chain?.close();
  }

  async #open(): Promise<void> {
    try {
      const chain = await Chain.connect(this.url, this.#options);
      if (this.#isClosed) return chain.close();
      const blockTime = Number(await chain.constants.Aura.SlotDuration());
      this.#set({ chain, blockTime, isConnected: true, fault: undefined });
      chain.onConnection((isConnected) => this.#onConnection(isConnected));
      await chain.onHead((best) => this.#onBest(best));
      await chain.onHead((finalized) => this.#set({ finalized }), "finalized");
    } catch (error) {
      if (this.#isClosed) return;
      this.#state.chain?.close();
      this.#set({ ...NOTHING, fault: faultOf(error) });
      this.#timer = setTimeout(() => void this.#open(), RETRY_MS);
    }
  }

  #onConnection(isConnected: boolean): void {
    if (isConnected) this.#set({ isConnected, fault: undefined });
    else this.#set({ isConnected, fault: { kind: "lost", detail: this.url } });
  }

  #onBest(best: Head): void {
    const { finalized } = this.#state;
    const isBackwards = finalized !== undefined && best.number < finalized.number;
    const detail = `${best.number} < ${finalized?.number}`;
    this.#set({ best, fault: isBackwards ? { kind: "backwards", detail } : undefined });
    this.#shown.push(best);
    this.#watchForStall();
  }

  #watchForStall(): void {
    clearTimeout(this.#timer);
    const limit = Math.max(SHORTEST_STALL_MS, MISSED_BLOCKS * (this.#state.blockTime ?? 0));
    this.#timer = setTimeout(() => {
      if (this.#state.isConnected) this.#set({ fault: { kind: "stalled", detail: `${this.#state.best?.number}` } });
    }, limit);
  }

  #set(change: Partial<SessionState>): void {
    if (this.#isClosed) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
