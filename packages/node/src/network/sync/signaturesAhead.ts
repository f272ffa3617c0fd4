import { setImmediate } from "node:timers/promises";
import type { Hash } from "../../chain/interface.ts";
import type { SignaturesInput } from "../../jobs/interface.ts";
import type { IncomingBlock } from "../requests/index.ts";
import { type SignatureGroup, signatureGroups } from "./signatureGroups.ts";

/** Verifies signatures of blocks before their import, and remembers those that are right. */
export interface SignatureChecks {
  /** Number of threads that verify apart. Without any, signatures are verified as blocks are imported. */
  readonly threads: number;
  /** Verifies in another thread. Settles when that is done or has failed: the import then verifies what is missing. */
  apart(input: SignaturesInput): Promise<void>;
  /** Verifies in this thread. */
  here(input: SignaturesInput): void;
  /** Returns whether the signature of an extrinsic is known to be right. */
  isKnown(extrinsic: Uint8Array): boolean;
}

/** Blocks with fewer signatures in all are verified as they are imported. */
const WORTHWHILE = 16;

/** Groups that are verified before their turn: a verifier remembers some ten thousand signatures. */
const MOST_AHEAD = 256;

/**
 * Milliseconds for which this thread waits for another, when nothing is left that it can verify itself. A thread that
 * is only slow does its group in vain then: time decides who verifies, never what comes of it.
 */
const PATIENCE_MS = 100;

/**
 * Verifies the signatures of blocks that wait for their import: other threads take what comes later; this one, when it
 * would have to wait for them, takes what nobody has begun. A thread that dies or hangs costs this one time, nothing
 * else.
 */
export class SignaturesAhead {
  readonly #checks: SignatureChecks;
  #groups: readonly SignatureGroup[] = [];
  #needed: ReadonlyMap<Hash, number> = new Map();
  /** Number of groups that nobody waits for any longer, and of those that somebody has begun. */
  #settled = 0;
  #begun = 0;
  /** Groups that threads have and did not give back, of former blocks too. */
  #apart = 0;

  constructor(checks: SignatureChecks) {
    this.#checks = checks;
  }

  /** Takes the blocks that are imported next, in this order; those that it had before are given up. */
  begin(blocks: readonly IncomingBlock[]): void {
    const { threads, isKnown } = this.#checks;
    const divided = threads === 0 ? undefined : signatureGroups(blocks, isKnown);
    const size = divided?.groups.reduce((sum, group) => sum + group.size, 0) ?? 0;
    this.#groups = size < WORTHWHILE ? [] : (divided?.groups ?? []);
    this.#needed = divided?.needed ?? new Map();
    this.#settled = 0;
    this.#begun = 0;
  }

  /** Settles when the signatures of a block are verified, as far as they can be before its import. */
  async turn({ hashed }: IncomingBlock): Promise<void> {
    const needed = Math.min(this.#needed.get(hashed.hash) ?? 0, this.#groups.length);
    while (this.#settled < needed) {
      const group = this.#groups[this.#settled];
      if (group === undefined || group.isDone) this.#settled += 1;
      else if (this.#here()) await setImmediate();
      else {
        await within(PATIENCE_MS, group.apart);
        group.isDone = true;
      }
    }
    this.#giveAway();
  }

  /** Verifies the next group in this thread; `false` when somebody has begun all. */
  #here(): boolean {
    const group = this.#begin();
    if (group === undefined) return false;
    this.#giveAway();
    this.#checks.here(group.input);
    group.isDone = true;
    return true;
  }

  /** Gives the next groups to threads that are free. */
  #giveAway(): void {
    while (this.#apart < this.#checks.threads) {
      const group = this.#begin();
      if (group === undefined) return;
      this.#apart += 1;
      group.apart = this.#checks.apart(group.input).finally(() => {
        group.isDone = true;
        this.#apart -= 1;
        this.#giveAway();
      });
    }
  }

  #begin(): SignatureGroup | undefined {
    if (this.#begun - this.#settled >= MOST_AHEAD) return undefined;
    const group = this.#groups[this.#begun];
    if (group !== undefined) this.#begun += 1;
    return group;
  }
}

/** Waits for work, but no longer than a time. */
async function within(ms: number, work: Promise<void> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    work,
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
    }),
  ]);
  clearTimeout(timer);
}
