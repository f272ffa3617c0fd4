import type { Clock } from "../../primitives/clock.ts";
import { refused } from "../errors.ts";
import { isFull, type Requester, type ShareLimits } from "./shares.ts";

/** Time that a response may be on its way, in milliseconds, before its place can go to another that waits. */
const SLOW_MS = 2_000;
/** Period of looking for the slowest reader while somebody waits, in milliseconds. */
const LOOK_MS = 500;

/** Place for a response. */
export interface Place {
  /** Notes that the response is on its way. @param unsent - bytes of it that the reader has not taken yet */
  writing(length: number, unsent: () => number): void;
  /** Gives the place back. */
  leave(): void;
}

interface Holder {
  readonly requester: Requester;
  readonly lose: () => void;
  response?: { readonly since: number; readonly length: number; readonly unsent: () => number };
}

interface Waiting {
  readonly holder: Holder;
  readonly enter: () => void;
}

/**
 * Places for responses that are made and sent: their number bounds the memory. A requester that finds all taken waits
 * for one, and while it does the slowest reader loses its own.
 */
export class Places {
  readonly #limits: ShareLimits;
  readonly #clock: Clock;
  readonly #holders = new Set<Holder>();
  #waiting: Waiting[] = [];
  #looking = false;

  /** @param limits - `kept` is for peers that strangers cannot be */
  constructor(limits: ShareLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /**
   * Returns a place as soon as there is one.
   *
   * @param lose - called when the place is given to another, because its response is read too slowly
   * @throws NetworkError `REFUSED` when `signal` ends the wait
   */
  async enter(requester: Requester, signal: AbortSignal, lose: () => void): Promise<Place> {
    const holder: Holder = { requester, lose };
    if (this.#isFree(requester)) this.#holders.add(holder);
    else await this.#wait(holder, signal);
    return {
      writing: (length, unsent) => {
        holder.response = { since: this.#clock.now(), length, unsent };
      },
      leave: () => this.#leave(holder),
    };
  }

  #wait(holder: Holder, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        reject(refused("too many responses are on their way"));
      };
      const enter = () => {
        signal.removeEventListener("abort", onAbort);
        resolve();
      };
      const entry = { holder, enter };
      if (signal.aborted) return onAbort();
      this.#waiting.push(entry);
      signal.addEventListener("abort", onAbort, { once: true });
      this.#look();
    });
  }

  #isFree(requester: Requester): boolean {
    const strangers = [...this.#holders].filter((holder) => !holder.requester.isOurs).length;
    if (this.#of(requester.address) >= this.#limits.perAddress) return false;
    return !isFull(this.#limits, this.#holders.size, strangers, requester);
  }

  #of(address: string): number {
    return [...this.#holders].filter(({ requester }) => requester.address === address).length;
  }

  /** Frees a place. Of those that wait and may enter, the one goes first whose address has the fewest places. */
  #leave(holder: Holder): void {
    if (!this.#holders.delete(holder)) return;
    let next: Waiting | undefined;
    for (const entry of this.#waiting) {
      const { requester } = entry.holder;
      const isLess = next === undefined || this.#of(requester.address) < this.#of(next.holder.requester.address);
      if (isLess && this.#isFree(requester)) next = entry;
    }
    if (next === undefined) return;
    this.#waiting = this.#waiting.filter((entry) => entry !== next);
    this.#holders.add(next.holder);
    next.enter();
  }

  /** While somebody waits, takes the place of the slowest reader whose leaving helps. */
  #look(): void {
    if (this.#looking) return;
    this.#looking = true;
    this.#clock.setTimer(LOOK_MS, () => {
      this.#looking = false;
      for (const { holder } of this.#waiting) {
        const slowest = this.#slowest(holder.requester);
        if (slowest === undefined) continue;
        slowest.lose();
        this.#leave(slowest);
        break;
      }
      if (this.#waiting.length > 0) this.#look();
    });
  }

  #slowest({ address, isOurs }: Requester): Holder | undefined {
    const { total, perAddress } = this.#limits;
    const isCrowded = this.#of(address) >= perAddress;
    const allTaken = this.#holders.size >= total;
    let slowest: Holder | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const holder of this.#holders) {
      const { requester, response } = holder;
      // Strangers never take a place of ours, and at an address that has its share only its own help.
      const helps = isCrowded ? requester.address === address : !requester.isOurs || (isOurs && allTaken);
      if (!helps || response === undefined) continue;
      const took = this.#clock.now() - response.since;
      const speed = (response.length - response.unsent()) / Math.max(1, took);
      if (took < SLOW_MS || speed >= least) continue;
      slowest = holder;
      least = speed;
    }
    return slowest;
  }
}
