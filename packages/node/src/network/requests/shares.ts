import { refused } from "../errors.ts";

/** Who asks, as bounds see it. */
export interface Asker {
  /** Whom it counts as: the machine that it comes from; a reserved peer counts as itself. */
  readonly address: string;
  /** Whether it is reserved or was dialed by us: strangers cannot make themselves such peers. */
  readonly isOurs: boolean;
}

/** How much of something there is, and for whom. */
export interface ShareLimits {
  readonly total: number;
  /** Of `total`, for peers of one address. */
  readonly perAddress: number;
  /** Of `total`, what strangers cannot take: it is for peers that are reserved or that we dialed. */
  readonly kept: number;
}

interface Entry {
  readonly asker: Asker;
  readonly lose: () => void;
}

/**
 * Requests that are being answered. Who comes when all are taken gets the one of whoever has most, if that leaves it no
 * less than the newcomer: it takes as many addresses as there are places to keep others out.
 */
export class Shares {
  readonly #limits: ShareLimits;
  readonly #held = new Map<string, Entry[]>();
  #total = 0;
  #strangers = 0;

  constructor(limits: ShareLimits) {
    this.#limits = limits;
  }

  /**
   * Takes a share; returns the function that gives it back.
   *
   * @param lose - called when the share is given to another
   * @throws NetworkError `REFUSED` when there is none
   */
  take(asker: Asker, lose: () => void): () => void {
    const mine = this.#held.get(asker.address)?.length ?? 0;
    if (mine >= this.#limits.perAddress) throw refused("too many requests of one address at a time");
    if (this.#isFull(asker)) this.#makeRoom(mine);
    const entry = { asker, lose };
    this.#held.set(asker.address, [...(this.#held.get(asker.address) ?? []), entry]);
    this.#count(asker, 1);
    return () => this.#drop(entry);
  }

  #isFull({ isOurs }: Asker): boolean {
    const { total, kept } = this.#limits;
    return this.#total >= total || (!isOurs && this.#strangers >= total - kept);
  }

  /**
   * Takes one from the stranger with the most. @throws NetworkError `REFUSED` when it has no more than who asks would
   */
  #makeRoom(mine: number): void {
    let most: readonly Entry[] = [];
    for (const held of this.#held.values()) {
      const strangers = held.filter(({ asker }) => !asker.isOurs);
      if (strangers.length > most.length) most = strangers;
    }
    const last = most.at(-1);
    if (last === undefined || most.length <= mine + 1) throw refused("too many requests at a time");
    this.#drop(last);
    last.lose();
  }

  #drop(entry: Entry): void {
    const { asker } = entry;
    const held = this.#held.get(asker.address) ?? [];
    const left = held.filter((other) => other !== entry);
    if (left.length === held.length) return;
    if (left.length === 0) this.#held.delete(asker.address);
    else this.#held.set(asker.address, left);
    this.#count(asker, -1);
  }

  #count({ isOurs }: Asker, change: number): void {
    this.#total += change;
    if (!isOurs) this.#strangers += change;
  }
}
