/** Listener of a subscription's notifications. */
export interface Subscription {
  readonly onResult: (result: unknown) => void;
  /** Called when the connection was lost and the subscription with it. */
  readonly onLost: () => void;
}

/** Notifications that may arrive before the response that names their subscription. */
const MAX_EARLY = 1000;

/** Subscriptions of one connection by their ids, and notifications that came before the id did. */
export class Subscriptions {
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #early = new Map<string, unknown[]>();
  /** Subscriptions of which more came early than is kept. */
  readonly #overflowed = new Set<string>();
  /** Subscriptions that are requested: without any, a notification of an unknown one is late, not early. */
  #requested = 0;

  /**
   * Requests a subscription and passes on what came for it meanwhile.
   *
   * @param request - makes the request; its result is the id. One of which too much came before it is lost at once
   * @returns the id as the server gave it
   */
  async add(request: () => Promise<unknown>, subscription: Subscription): Promise<unknown> {
    this.#requested += 1;
    let given: unknown;
    let early: readonly unknown[];
    let isLost: boolean;
    try {
      given = await request();
      early = this.#early.get(String(given)) ?? [];
      isLost = this.#overflowed.delete(String(given));
    } finally {
      this.#requested -= 1;
      if (this.#requested === 0) this.#forgetEarly();
    }
    this.#early.delete(String(given));
    if (isLost) {
      subscription.onLost();
      return given;
    }
    this.#subscriptions.set(String(given), subscription);
    for (const result of early) subscription.onResult(result);
    return given;
  }

  /** Removes a subscription; `false` when there is none. */
  remove(given: unknown): boolean {
    return this.#subscriptions.delete(String(given));
  }

  /** Passes a notification on, or keeps it for a subscription whose id is not known yet. */
  notify(id: string, result: unknown): void {
    const subscription = this.#subscriptions.get(id);
    if (subscription !== undefined) {
      subscription.onResult(result);
      return;
    }
    if (this.#requested === 0) return;
    const early = this.#early.get(id);
    if (early === undefined) {
      if (this.#early.size < MAX_EARLY) this.#early.set(id, [result]);
    } else if (early.length < MAX_EARLY) early.push(result);
    else this.#overflowed.add(id);
  }

  /** Forgets all subscriptions; returns those that there were. */
  clear(): readonly Subscription[] {
    this.#forgetEarly();
    const lost = [...this.#subscriptions.values()];
    this.#subscriptions.clear();
    return lost;
  }

  #forgetEarly(): void {
    this.#early.clear();
    this.#overflowed.clear();
  }
}
