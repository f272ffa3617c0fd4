import { refused } from "../errors.ts";

/** Requester, as bounds see it. */
export interface Requester {
  /** Identity by which it is counted: its machine; a reserved peer counts as itself. */
  readonly address: string;
  /** True when it is reserved or was dialed by us: strangers cannot make themselves such peers. */
  readonly isOurs: boolean;
}

/** Limits of something that requesters share. */
export interface ShareLimits {
  readonly total: number;
  /** Of `total`, for peers of one address. */
  readonly perAddress: number;
  /** Of `total`, the part that strangers cannot take: it is for peers that are reserved or that we dialed. */
  readonly kept: number;
}

/**
 * Returns whether no share is left for a requester, whatever its address has already.
 *
 * @param taken - shares that are taken
 * @param byStrangers - of them, those of strangers
 */
export function isFull(
  { total, kept }: ShareLimits,
  taken: number,
  byStrangers: number,
  { isOurs }: Requester,
): boolean {
  return taken >= total || (!isOurs && byStrangers >= total - kept);
}

interface Entry {
  readonly requester: Requester;
  readonly lose: () => void;
}

/**
 * Shares of requests that are being answered. A requester that finds all taken gets one of the address with the most,
 * if that keeps no less than the newcomer: to keep others out takes as many addresses as there are shares.
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
   * Takes a share; returns its disposer.
   *
   * @param lose - called when the share is given to another
   * @throws NetworkError `REFUSED` when there is none
   */
  take(requester: Requester, lose: () => void): () => void {
    const mine = this.#held.get(requester.address)?.length ?? 0;
    if (mine >= this.#limits.perAddress) throw refused("too many requests of one address at a time");
    if (isFull(this.#limits, this.#total, this.#strangers, requester)) this.#makeRoom(mine);
    const entry = { requester, lose };
    this.#held.set(requester.address, [...(this.#held.get(requester.address) ?? []), entry]);
    this.#count(requester, 1);
    return () => this.#drop(entry);
  }

  /**
   * Takes one from the address of strangers with the most. @throws NetworkError `REFUSED` when it has no more than the
   * requester would
   */
  #makeRoom(mine: number): void {
    let most: readonly Entry[] = [];
    for (const held of this.#held.values()) {
      const strangers = held.filter(({ requester }) => !requester.isOurs);
      if (strangers.length > most.length) most = strangers;
    }
    const last = most.at(-1);
    if (last === undefined || most.length <= mine + 1) throw refused("too many requests at a time");
    this.#drop(last);
    last.lose();
  }

  #drop(entry: Entry): void {
    const { requester } = entry;
    const held = this.#held.get(requester.address) ?? [];
    const left = held.filter((other) => other !== entry);
    if (left.length === held.length) return;
    if (left.length === 0) this.#held.delete(requester.address);
    else this.#held.set(requester.address, left);
    this.#count(requester, -1);
  }

  #count({ isOurs }: Requester, change: number): void {
    this.#total += change;
    if (!isOurs) this.#strangers += change;
  }
}
