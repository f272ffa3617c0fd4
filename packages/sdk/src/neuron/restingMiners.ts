import type { SynapseResponse } from "../dendrite/index.ts";

const TOO_MANY = 429;
/**
 * A validator waits longer than a miner may let it by this factor: clocks and snapshots of the chain differ a little.
 */
const MARGIN = 1.1;

interface Asked {
  /** Time at which it last answered or its time was over, in milliseconds: it had taken the request by then. */
  readonly overAt: number;
  readonly times: number;
}

/**
 * Times at which miners were asked, so that each is asked only when it has to answer at the rate that the validator's
 * stake gives it (`requestRateOf`). A refusal then counts as no answer: whoever refuses neither picks its tasks
 * nor keeps an old score, and a fair miner has no reason to.
 */
export class RestingMiners {
  readonly #asked = new Map<string, Asked>();
  readonly #now: () => number;

  /** @param now - milliseconds on any clock that does not go back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * True when a miner may still refuse, and so is not asked.
   *
   * @param rate - requests a second that the validator's stake gives it
   */
  isResting(hotkey: string, rate: number): boolean {
    const asked = this.#asked.get(hotkey);
    return asked !== undefined && this.#now() - asked.overAt < (MARGIN * 1000) / rate;
  }

  /** Notes that a miner has answered or failed just now: not when others have, who could else move its time. */
  over(hotkey: string): void {
    this.#asked.set(hotkey, { overAt: this.#now(), times: (this.#asked.get(hotkey)?.times ?? 0) + 1 });
  }

  /**
   * True when a response that is over is left out of a miner's score: the first after a start, if it asks to be asked
   * later. It is not known when the validator asked before it was started.
   */
  excuses(hotkey: string, response: SynapseResponse<unknown>): boolean {
    return !response.ok && response.status === TOO_MANY && this.#asked.get(hotkey)?.times === 1;
  }

  /** Forgets all but these hotkeys. */
  retain(hotkeys: ReadonlySet<string>): void {
    for (const hotkey of this.#asked.keys()) if (!hotkeys.has(hotkey)) this.#asked.delete(hotkey);
  }
}
