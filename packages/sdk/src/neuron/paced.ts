import type { Reply } from "../dendrite/index.ts";

const TOO_MANY = 429;

interface Known {
  /** When it last had to answer, in milliseconds. */
  dueAt: number;
  /** Until when it asked to be left alone. */
  restsUntil: number;
}

/**
 * Miners that said they were asked too often (429 with Retry-After). That is no answer of theirs only when they were asked no more
 * often than the validator's stake gives it ({@link paceOf}): so a validator with little stake loses nobody's score by asking, and
 * neither a miner that refuses everybody nor one that picks its tasks keeps a score longer than until it has to answer again.
 */
export class PacedMiners {
  readonly #known = new Map<string, Known>();
  readonly #now: () => number;

  /** @param now - milliseconds on any clock that does not go back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Whether a miner asked to be left alone for now. */
  isResting(hotkey: string): boolean {
    return (this.#known.get(hotkey)?.restsUntil ?? 0) > this.#now();
  }

  /**
   * Whether a reply is left out of a miner's score.
   *
   * @param pace - requests a second that the validator's stake gives it
   */
  excuses(hotkey: string, reply: Reply<unknown>, pace: number): boolean {
    const now = this.#now();
    const known = this.#known.get(hotkey);
    const wait = !reply.ok && reply.status === TOO_MANY ? reply.retryAfterMs : undefined;
    const interval = 1000 / pace;
    if (wait === undefined || (known !== undefined && now - known.dueAt >= interval)) {
      this.#known.set(hotkey, { dueAt: now, restsUntil: 0 });
      return false;
    }
    // After a start it is not known when it was asked last: its time runs from here.
    this.#known.set(hotkey, { dueAt: known?.dueAt ?? now, restsUntil: now + Math.min(wait, interval) });
    return true;
  }

  /** Forgets all but these hotkeys. */
  retain(hotkeys: ReadonlySet<string>): void {
    for (const hotkey of this.#known.keys()) if (!hotkeys.has(hotkey)) this.#known.delete(hotkey);
  }
}
