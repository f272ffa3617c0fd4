import { deferred } from "../../deferred.ts";
import { pause } from "../../pause.ts";
import { ChainError } from "../errors.ts";
import type { RpcClient } from "../rpc/client.ts";
import { type Head, headOf, rpcHeader } from "./header.ts";

/** Blocks that are looked up one by one after a gap; of a longer one only the latest are told. */
const MAX_CATCH_UP = 256;
const RESUBSCRIBE_PAUSE_MS = 500;

/** Kind of the blocks that are followed. */
export type HeadKind = "best" | "finalized";

const METHODS = {
  best: ["chain_subscribeNewHeads", "chain_unsubscribeNewHeads"],
  finalized: ["chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads"],
} as const;

/**
 * Follows the chain's head: one subscription that is shared by all listeners, taken up again after a reconnect. Blocks
 * that passed meanwhile are told too, in order.
 */
export class HeadFollower {
  readonly #client: RpcClient;
  readonly #kind: HeadKind;
  readonly #listeners = new Set<(head: Head) => void>();
  #latest: Head | undefined;
  #starting: Promise<void> | undefined;
  /**
   * Resolved by the first head of whichever subscription: the one that was asked for may be lost before it tells any.
   */
  readonly #first = deferred<void>();
  /** Notifications are handled one after the other: filling a gap takes requests. */
  #queue: Promise<void> = Promise.resolve();
  readonly #stopped = new AbortController();

  constructor(client: RpcClient, kind: HeadKind) {
    this.#client = client;
    this.#kind = kind;
    // Whoever starts it gets the rejection; there may be nobody.
    this.#first.promise.catch(() => undefined);
  }

  /** Latest block that was told of. */
  get latest(): Head | undefined {
    return this.#latest;
  }

  /** Starts following, once; resolves when the first head was told. @throws ChainError */
  start(): Promise<void> {
    this.#starting ??= this.#subscribe()
      .then(() => this.#first.promise)
      .catch((error: unknown) => {
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

  /** Tells nobody any more; who waits for the first head gets `CLOSED`. */
  stop(): void {
    this.#stopped.abort();
    this.#listeners.clear();
    this.#first.reject(new ChainError("CLOSED", "the chain was closed", "Connect again."));
  }

  async #subscribe(): Promise<void> {
    const [method, unsubscribe] = METHODS[this.#kind];
    await this.#client.subscribe(method, unsubscribe, [], {
      onResult: (result) => {
        const header = rpcHeader.safeParse(result).data;
        if (header === undefined) return;
        this.#queue = this.#queue.then(() => this.#advance(headOf(header)));
      },
      onLost: () => {
        void this.#resubscribe();
      },
    });
  }

  async #resubscribe(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      try {
        return await this.#subscribe();
      } catch (error) {
        if (error instanceof ChainError && error.code === "CLOSED") return;
        // Not back yet: the client reconnects by itself.
        await pause(RESUBSCRIBE_PAUSE_MS, signal);
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
    if (this.#stopped.signal.aborted) return;
    this.#latest = head;
    this.#first.resolve();
    for (const listener of this.#listeners) listener(head);
  }
}
