import type { Clock } from "../../primitives/clock.ts";
import { refused } from "../errors.ts";
import type { Asker, ShareLimits } from "./shares.ts";

/** An answer may be on its way for this long, in milliseconds, before its place can go to another who waits. */
const PATIENCE_MS = 2_000;
/** How often it is looked for the slowest reader while somebody waits, in milliseconds. */
const LOOK_MS = 500;

/** A place for an answer. */
export interface Place {
  /** The answer is on its way. @param unsent - bytes of it that the reader has not taken yet */
  writing(length: number, unsent: () => number): void;
  /** Gives the place back. */
  leave(): void;
}

interface Holder {
  readonly asker: Asker;
  readonly lose: () => void;
  answer?: { readonly since: number; readonly length: number; readonly unsent: () => number };
}

interface Waiting {
  readonly holder: Holder;
  readonly enter: () => void;
}

/**
 * Answers that are made and on their way: with the length of an answer, what bounds the memory. Who comes when all
 * places are taken waits for one, and while it does the slowest reader loses his.
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
   * Takes a place as soon as there is one.
   *
   * @param lose - called when the place is given to another, because its answer is read too slowly
   * @throws NetworkError `REFUSED` when `signal` ends the wait
   */
  async enter(asker: Asker, signal: AbortSignal, lose: () => void): Promise<Place> {
    const holder: Holder = { asker, lose };
    if (this.#isFree(asker)) this.#holders.add(holder);
    else await this.#wait(holder, signal);
    return {
      writing: (length, unsent) => {
        holder.answer = { since: this.#clock.now(), length, unsent };
      },
      leave: () => this.#leave(holder),
    };
  }

  #wait(holder: Holder, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        reject(refused("too many answers are on their way"));
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

  #isFree({ address, isOurs }: Asker): boolean {
    const { total, perAddress, kept } = this.#limits;
    const others = [...this.#holders];
    if (others.length >= total || this.#of(address) >= perAddress) return false;
    return isOurs || others.filter(({ asker }) => !asker.isOurs).length < total - kept;
  }

  #of(address: string): number {
    return [...this.#holders].filter(({ asker }) => asker.address === address).length;
  }

  /** Of those who wait and may enter, the one goes first whose address has the fewest places. */
  #leave(holder: Holder): void {
    if (!this.#holders.delete(holder)) return;
    let next: Waiting | undefined;
    for (const entry of this.#waiting) {
      const { asker } = entry.holder;
      const isLess = next === undefined || this.#of(asker.address) < this.#of(next.holder.asker.address);
      if (isLess && this.#isFree(asker)) next = entry;
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
        const slowest = this.#slowest(holder.asker);
        if (slowest === undefined) continue;
        slowest.lose();
        this.#leave(slowest);
        break;
      }
      if (this.#waiting.length > 0) this.#look();
    });
  }

  #slowest({ address, isOurs }: Asker): Holder | undefined {
    const { total, perAddress } = this.#limits;
    const isCrowded = this.#of(address) >= perAddress;
    const isFull = this.#holders.size >= total;
    let slowest: Holder | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const holder of this.#holders) {
      const { asker, answer } = holder;
      // Strangers never take a place of ours, and at an address that has its share only its own help.
      const helps = isCrowded ? asker.address === address : !asker.isOurs || (isOurs && isFull);
      if (!helps || answer === undefined) continue;
      const took = this.#clock.now() - answer.since;
      const speed = (answer.length - answer.unsent()) / Math.max(1, took);
      if (took < PATIENCE_MS || speed >= least) continue;
      slowest = holder;
      least = speed;
    }
    return slowest;
  }
}
