import { ChainError } from "./error.ts";
import { type Head, headOf, rpcHeader } from "./header.ts";
import type { RpcClient } from "./rpc/index.ts";

/** Blocks that are looked up one by one after a gap; of a longer one only the latest are told. */
const MAX_CATCH_UP = 256;
const RESUBSCRIBE_PAUSE_MS = 500;

/** Which blocks are followed. */
export type HeadKind = "best" | "finalized";

const METHODS = {
  best: ["chain_subscribeNewHeads", "chain_unsubscribeNewHeads"],
  finalized: ["chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads"],
} as const;

/**
 * Follows the chain's head: one subscription that is shared by all listeners, taken up again after a reconnect. Blocks that
 * passed meanwhile are told too, in order.
 */
export class HeadFollower {
  readonly #client: RpcClient;
  readonly #kind: HeadKind;
  readonly #listeners = new Set<(head: Head) => void>();
  #latest: Head | undefined;
  #starting: Promise<void> | undefined;
  /** Notifications are handled one after the other: filling a gap takes requests. */
  #queue: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(client: RpcClient, kind: HeadKind) {
    this.#client = client;
    this.#kind = kind;
  }

  /** Latest block that was told of. */
  get latest(): Head | undefined {
    return this.#latest;
  }

  /** Starts following, once. @throws ChainError */
  start(): Promise<void> {
    this.#starting ??= this.#subscribe().catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  /** Calls `listener` for every new head; returns what stops it. */
  listen(listener: (head: Head) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells nobody any more. */
  stop(): void {
    this.#stopped = true;
    this.#listeners.clear();
  }

  async #subscribe(): Promise<void> {
    const [method, unsubscribe] = METHODS[this.#kind];
    let first: (() => void) | undefined;
    const hasFirst = new Promise<void>((resolve) => {
      first = resolve;
    });
    await this.#client.subscribe(method, unsubscribe, [], {
      onResult: (result) => {
        const header = rpcHeader.safeParse(result).data;
        if (header === undefined) return;
        this.#queue = this.#queue.then(() => this.#advance(headOf(header))).finally(first);
      },
      onLost: () => {
        void this.#resubscribe();
      },
    });
    await hasFirst;
  }

  async #resubscribe(): Promise<void> {
    while (!this.#stopped) {
      try {
        return await this.#subscribe();
      } catch (error) {
        if (error instanceof ChainError && error.code === "CLOSED") return;
        // Not back yet: the client reconnects by itself.
        await new Promise((resolve) => setTimeout(resolve, RESUBSCRIBE_PAUSE_MS).unref());
      }
    }
  }

  async #advance(head: Head): Promise<void> {
    const from = this.#latest === undefined ? head.number : this.#latest.number + 1;
    for (let number = Math.max(from, head.number - MAX_CATCH_UP); number < head.number; number += 1) {
      const missed = await this.#headAt(number);
      if (missed !== undefined) this.#tell(missed);
    }
    if (this.#latest?.hash !== head.hash) this.#tell(head);
  }

  async #headAt(number: number): Promise<Head | undefined> {
    try {
      const hash = await this.#client.request("chain_getBlockHash", [number]);
      const header = rpcHeader.safeParse(await this.#client.request("chain_getHeader", [hash])).data;
      return header === undefined ? undefined : headOf(header);
    } catch (error) {
      if (error instanceof ChainError) return undefined; // a gap is no reason to miss the head
      throw error;
    }
  }

  #tell(head: Head): void {
    if (this.#stopped) return;
    this.#latest = head;
    for (const listener of this.#listeners) listener(head);
  }
}
