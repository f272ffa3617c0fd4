import { randomBytes } from "node:crypto";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { notificationMessage } from "../protocol/message.ts";
import type { RpcLimits } from "./limits.ts";

/**
 * Bytes that a subscription takes beside those that it says it keeps: its listeners, its id, its place in tables.
 */
const SUBSCRIPTION_BYTES = 1024;

/** A client's subscription. Notifications from before the client knows its id are kept until then. */
export class Subscription {
  readonly id: string;
  /** Name of its notifications. */
  readonly notification: string;
  readonly #outlet: Pick<Outlet, "send" | "keep">;
  #kept = SUBSCRIPTION_BYTES;
  #held: (string | Buffer)[] | undefined = [];
  #onClose: (() => void)[] = [];
  #closed = false;

  constructor(id: string, notification: string, outlet: Pick<Outlet, "send" | "keep">) {
    this.id = id;
    this.notification = notification;
    this.#outlet = outlet;
    outlet.keep(this.#kept);
  }

  /** Counts bytes (fewer, when negative) that are kept for it: they count for its client until it ends. */
  keep(bytes: number): void {
    if (this.#closed) return;
    this.#kept += bytes;
    this.#outlet.keep(bytes);
  }

  /** Sends a notification; nothing happens once it is closed. */
  send(result: unknown): void {
    if (this.#closed) return;
    const text = notificationMessage(this.notification, this.id, result);
    if (this.#held === undefined) this.#outlet.send(text);
    else this.#held.push(text);
  }

  /** Runs when the client, the node or a lost connection ends it. */
  onClose(listener: () => void): void {
    if (this.#closed) listener();
    else this.#onClose.push(listener);
  }

  /** The client knows the id now. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const text of held) this.#outlet.send(text);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#outlet.keep(-this.#kept);
    for (const listener of this.#onClose) listener();
    this.#onClose = [];
  }
}

/** Way of texts to a client. */
export interface Outlet {
  send(text: string | Buffer): void;
  /** Counts bytes (fewer, when negative) that are kept for the client. */
  keep(bytes: number): void;
  /**
   * Takes a place among the subscriptions of the client's address and of all; the disposer releases it. @throws
   * RpcError
   */
  subscribe(): () => void;
  /** Calls back in a later turn, once the client has read most of what was sent. */
  whenDrained(callback: () => void): void;
  /** Calls back once the client has done what the messages so far made it do; returns the disposer. */
  whenAtRest(callback: () => void): () => void;
}

/** Connection of a client that can be notified. */
export class Connection {
  readonly #outlet: Outlet;
  readonly #limits: RpcLimits;
  readonly #subscriptions = new Map<string, Subscription>();

  constructor(outlet: Outlet, limits: RpcLimits) {
    this.#outlet = outlet;
    this.#limits = limits;
  }

  /** @throws RpcError `tooManySubscriptions` */
  open(notification: string): Subscription {
    const limit = this.#limits.subscriptionsPerConnection;
    if (this.#subscriptions.size >= limit) {
      const data = `Exceeded max limit of ${limit}`;
      throw new RpcError(RPC_CODES.tooManySubscriptions, "Too many subscriptions on the connection", data);
    }
    const release = this.#outlet.subscribe();
    const subscription = new Subscription(randomBytes(8).toString("hex"), notification, this.#outlet);
    this.#subscriptions.set(subscription.id, subscription);
    subscription.onClose(release);
    subscription.onClose(() => this.#subscriptions.delete(subscription.id));
    return subscription;
  }

  /** Number of open subscriptions of a kind of notifications. */
  count(notification: string): number {
    let count = 0;
    for (const subscription of this.#subscriptions.values()) if (subscription.notification === notification) count += 1;
    return count;
  }

  /** Ends the subscription with this id and kind of notifications; returns whether there was one. */
  close(id: unknown, notification: string): boolean {
    const subscription = typeof id === "string" ? this.#subscriptions.get(id) : undefined;
    if (subscription?.notification !== notification) return false;
    subscription.close();
    return true;
  }

  /** Calls back in a later turn, once the client has read most of what was sent. */
  whenDrained(callback: () => void): void {
    this.#outlet.whenDrained(callback);
  }

  /** Calls back once the client has done what the messages so far made it do; returns the disposer. */
  whenAtRest(callback: () => void): () => void {
    return this.#outlet.whenAtRest(callback);
  }

  closeAll(): void {
    for (const subscription of [...this.#subscriptions.values()]) subscription.close();
  }
}
