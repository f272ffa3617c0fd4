import { setImmediate } from "node:timers/promises";
import type { Hash } from "../../chain/interface.ts";
import type { SignaturesInput } from "../../jobs/interface.ts";
import type { IncomingBlock } from "../requests/index.ts";
import { countSignatures, type SignatureGroup, signatureGroups } from "./signatureGroups.ts";

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
  #indexes: ReadonlyMap<Hash, number> = new Map();
  #groups: Iterator<SignatureGroup, void> = [][Symbol.iterator]();
  /** The next group that nobody has begun. */
  #next: SignatureGroup | undefined;
  /** Groups that somebody has begun and that are waited for, in their order. */
  #begun: SignatureGroup[] = [];
  /** Groups that threads have and did not give back, of former blocks too. */
  #apart = 0;

  constructor(checks: SignatureChecks) {
    this.#checks = checks;
  }

  /** Takes the blocks that are imported next, in this order; those that it had before are given up. */
  begin(blocks: readonly IncomingBlock[]): void {
    const { threads, isKnown } = this.#checks;
    const isWorthwhile = threads > 0 && countSignatures(blocks) >= WORTHWHILE;
    this.#indexes = new Map(blocks.map(({ hashed }, index) => [hashed.hash, index]));
    this.#groups = signatureGroups(isWorthwhile ? blocks : [], isKnown);
    this.#begun = [];
    this.#advance();
  }

  /** Settles when the signatures of a block are verified, as far as they can be before its import. */
  async turn({ hashed }: IncomingBlock): Promise<void> {
    const index = this.#indexes.get(hashed.hash) ?? -1;
    for (;;) {
      const group = this.#begun[0] ?? this.#next;
      if (group === undefined || group.first > index) break;
      if (group.isDone) this.#begun.shift();
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
    const group = this.#next;
    if (group === undefined || this.#begun.length >= MOST_AHEAD) return undefined;
    this.#begun.push(group);
    this.#advance();
    return group;
  }

  #advance(): void {
    this.#next = this.#groups.next().value ?? undefined;
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
