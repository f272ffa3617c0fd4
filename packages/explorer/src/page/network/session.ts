import { Chain, type ChainOptions, type Head } from "@opentao/sdk/browser";
import { Conditions, FinalizedWatch } from "./conditions.ts";
import { type Fault, faultOf } from "./fault.ts";
import { followHead } from "./followHead.ts";
import { otherChainFault } from "./otherChain.ts";
import { NOTHING, type SessionState, type SessionTimes, TIMES } from "./sessionState.ts";
import { StallWatch } from "./stallWatch.ts";
import { Throttle } from "./throttle.ts";

/** A connection of the page to one node: tells whenever what is known of it changes, until it is closed. */
export class Session {
  /** Address of the node; empty while none is chosen. */
  readonly url: string;
  readonly #options: ChainOptions;
  readonly #times: SessionTimes;
  readonly #listeners = new Set<() => void>();
  readonly #shown: Throttle<Head>;
  readonly #stall: StallWatch;
  readonly #conditions = new Conditions();
  #watch = new FinalizedWatch();
  #genesisHash: string | undefined;
  #state = NOTHING;
  #isClosed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;

  /** Opens the connection; it is tried again by itself. */
  constructor(url: string | undefined, options: ChainOptions = {}, times: Partial<SessionTimes> = {}) {
    this.url = url ?? "";
    this.#options = options;
    this.#times = { ...TIMES, ...times };
    this.#stall = new StallWatch(this.#times, () =>
      this.#begin({ kind: "stalled", detail: `${this.#state.best?.number ?? "–"}` }),
    );
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
    for (const timer of [this.#retry, this.#slow]) clearTimeout(timer);
    this.#stall.stop();
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
        followHead(chain, "best", (head) => this.#onBest(head)),
        followHead(chain, "finalized", (head) => this.#onFinalized(head)),
      ]);
    } catch (error) {
      opened?.close();
      this.#failed(error);
    } finally {
      clearTimeout(this.#slow);
    }
  }

  #ready(chain: Chain, blockTime: number): void {
    clearTimeout(this.#slow);
    this.#conditions.clear();
    if (chain.genesisHash !== this.#genesisHash) this.#watch = new FinalizedWatch();
    this.#genesisHash = chain.genesisHash;
    this.#stall.begin(this.#state.blockTime ?? 0);
    this.#set({ chain, blockTime, isConnected: true });
  }

  #failed(error: unknown): void {
    if (this.#isClosed) return;
    this.#stall.stop();
    this.#shown.stop();
    this.#conditions.clear();
    this.#conditions.begin(faultOf(error));
    this.#set(NOTHING);
    this.#retry = setTimeout(() => void this.#open(), this.#times.retryAfter);
  }

  async #onConnection(chain: Chain, isConnected: boolean): Promise<void> {
    this.#set({ isConnected });
    if (!isConnected) {
      this.#stall.stop();
      this.#conditions.end("stalled");
      return this.#begin({ kind: "lost", detail: this.url });
    }
    this.#stall.begin(this.#state.blockTime ?? 0);
    this.#conditions.end("lost");
    this.#set({});
    const fault = await otherChainFault(chain);
    if (fault !== undefined) this.#begin(fault);
  }

  #onBest(best: Head): void {
    this.#stall.begin(this.#state.blockTime ?? 0);
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

  #begin(fault: Fault): void {
    this.#conditions.begin(fault);
    this.#set({});
  }

  #set(change: Partial<SessionState>): void {
    if (this.#isClosed) return;
    this.#state = { ...this.#state, ...change, fault: this.#conditions.gravest };
    for (const listener of this.#listeners) listener();
  }
}
