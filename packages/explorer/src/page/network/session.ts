import { Chain, ChainError, type ChainOptions, type Head, type HeadKind } from "@opentao/sdk/browser";
import { Conditions, FinalizedWatch } from "./conditions.ts";
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

/** Limits of a session; times in ms. */
export interface SessionTimes {
  /** Shortest time between two blocks that the page shows. */
  readonly shownEvery: number;
  /** Shortest time without a block after which the page says that the chain stands still. */
  readonly stalledAfter: number;
  /** Blocks that may be missed before it says so: where that takes longer. */
  readonly missedBlocks: number;
  /** Time without the first answers after which the page says that the node is slow. */
  readonly slowAfter: number;
  /** Pause before the next attempt to connect. */
  readonly retryAfter: number;
}

const TIMES: SessionTimes = {
  shownEvery: 1_000,
  stalledAfter: 15_000,
  missedBlocks: 5,
  slowAfter: 5_000,
  retryAfter: 3_000,
};

/** A connection of the page to one node: tells whenever what is known of it changes, until it is closed. */
export class Session {
  /** Address of the node; empty while none is chosen. */
  readonly url: string;
  readonly #options: ChainOptions;
  readonly #times: SessionTimes;
  readonly #listeners = new Set<() => void>();
  readonly #shown: Throttle<Head>;
  readonly #conditions = new Conditions();
  #watch = new FinalizedWatch();
  #genesisHash: string | undefined;
  #state = NOTHING;
  #isClosed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #stall: ReturnType<typeof setTimeout> | undefined;

  /** Opens the connection; it is tried again by itself. */
  constructor(url: string | undefined, options: ChainOptions = {}, times: Partial<SessionTimes> = {}) {
    this.url = url ?? "";
    this.#options = options;
    this.#times = { ...TIMES, ...times };
    this.#shown = new Throttle<Head>(this.#times.shownEvery, (shown) => this.#set({ shown }));
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
    for (const timer of [this.#retry, this.#slow, this.#stall]) clearTimeout(timer);
    this.#shown.stop();
    this.#state.chain?.close();
  }

  async #open(): Promise<void> {
    let opened: Chain | undefined;
    this.#slow = setTimeout(() => this.#begin({ kind: "slow", detail: this.url }), this.#times.slowAfter);
    try {
      const chain = await Chain.connect(this.url, this.#options);
      opened = chain;
      if (this.#isClosed) return chain.close();
      const blockTime = Number(await chain.constants.Aura.SlotDuration());
      if (this.#isClosed) return chain.close();
      this.#ready(chain, blockTime);
      chain.onConnection((isConnected) => void this.#onConnection(chain, isConnected));
      await Promise.all([
        this.#follow(chain, "best", (head) => this.#onBest(head)),
        this.#follow(chain, "finalized", (head) => this.#onFinalized(head)),
      ]);
    } catch (error) {
      opened?.close();
      this.#failed(error);
    } finally {
      clearTimeout(this.#slow);
    }
  }

  /** Takes the present head, and those that follow. */
  async #follow(chain: Chain, kind: HeadKind, take: (head: Head) => void): Promise<void> {
    await chain.onHead(take, kind);
    take(await chain.head(kind));
  }

  #ready(chain: Chain, blockTime: number): void {
    clearTimeout(this.#slow);
    this.#conditions.clear();
    if (chain.genesisHash !== this.#genesisHash) this.#watch = new FinalizedWatch();
    this.#genesisHash = chain.genesisHash;
    this.#watchForStall();
    this.#set({ chain, blockTime, isConnected: true });
  }

  #failed(error: unknown): void {
    if (this.#isClosed) return;
    clearTimeout(this.#stall);
    this.#shown.stop();
    this.#conditions.clear();
    this.#conditions.begin(faultOf(error));
    this.#set(NOTHING);
    this.#retry = setTimeout(() => void this.#open(), this.#times.retryAfter);
  }

  async #onConnection(chain: Chain, isConnected: boolean): Promise<void> {
    this.#set({ isConnected });
    if (!isConnected) {
      clearTimeout(this.#stall);
      this.#conditions.end("stalled");
      return this.#begin({ kind: "lost", detail: this.url });
    }
    this.#watchForStall();
    this.#end("lost");
    try {
      const genesis = await chain.blockHash(0);
      if (genesis !== chain.genesisHash) this.#begin({ kind: "otherChain", detail: `${genesis}` });
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      // Lost again, or slow: that is told by itself.
      if (error.code === "WRONG_CHAIN") this.#begin(faultOf(error));
    }
  }

  #onBest(best: Head): void {
    this.#watchForStall();
    this.#conditions.end("stalled");
    this.#watch.best(best);
    this.#judge();
    this.#set({ best });
    this.#shown.push(best);
  }

  #onFinalized(finalized: Head): void {
    this.#watch.finalized(finalized);
    this.#judge();
    this.#set({ finalized });
  }

  /** Notes whether the node went backwards. */
  #judge(): void {
    const { fault } = this.#watch;
    if (fault === undefined) this.#conditions.end("backwards");
    else this.#conditions.begin(fault);
  }

  #watchForStall(): void {
    clearTimeout(this.#stall);
    const { stalledAfter, missedBlocks } = this.#times;
    const limit = Math.max(stalledAfter, missedBlocks * (this.#state.blockTime ?? 0));
    this.#stall = setTimeout(() => {
      this.#begin({ kind: "stalled", detail: `${this.#state.best?.number ?? "–"}` });
    }, limit);
  }

  #begin(fault: Fault): void {
    this.#conditions.begin(fault);
    this.#set({});
  }

  #end(kind: Fault["kind"]): void {
    this.#conditions.end(kind);
    this.#set({});
  }

  #set(change: Partial<SessionState>): void {
    if (this.#isClosed) return;
    this.#state = { ...this.#state, ...change, fault: this.#conditions.gravest };
    for (const listener of this.#listeners) listener();
  }
}
