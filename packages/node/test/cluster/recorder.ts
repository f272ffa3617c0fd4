import type { ChainNotification } from "../../src/chain/index.ts";
import type { Node } from "../../src/node.ts";
import type { FinalityLog } from "./finalityLog.ts";
import { Lags } from "./lags.ts";

/** Events of one node, as they happen. */
export class Recorder {
  readonly lags = new Lags();
  /** Most blocks that left the best chain at once. */
  deepestReorganization = 0;
  readonly #name: string;
  readonly #log: FinalityLog;
  readonly #listeners = new Set<() => void>();
  #detach: () => void = () => undefined;

  constructor(name: string, log: FinalityLog) {
    this.#name = name;
    this.#log = log;
  }

  /** Follows a node that has just started. */
  attach({ chain }: Node): void {
    this.#log.inspect(this.#name, chain);
    this.#detach = chain.subscribe((notification) => {
      this.#note(notification, () => chain.best().number - chain.finalized().number);
      for (const listener of [...this.#listeners]) listener();
    });
  }

  detach(): void {
    this.#detach();
  }

  /** Subscribes a listener to changes of the node's chain; returns its disposer. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #note(notification: ChainNotification, lag: () => number): void {
    if (notification.kind === "finalized") {
      this.#log.note(this.#name, notification.finalized);
      return;
    }
    if (notification.kind === "imported" && !notification.isBest) return;
    this.deepestReorganization = Math.max(this.deepestReorganization, notification.retracted.length);
    this.lags.note(lag());
  }
}
