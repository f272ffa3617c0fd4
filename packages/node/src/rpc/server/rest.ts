import type { Clock } from "../../primitives/clock.ts";

/** Round trips in a row without a word of the client, after which it is at rest. */
const QUIET_ROUNDS = 2;
/**
 * A round takes at least that long, in milliseconds: browsers answer pings before the page has seen what came before.
 */
const ROUND_MS = 50;
/** A client that never rests is waited for no longer, in milliseconds. */
const LONGEST_MS = 2_000;

interface Waiter {
  readonly callback: () => void;
  quietRounds: number;
  cancelLimit: () => void;
}

/**
 * Notices when a client has done what a message made it do: it has read the message (a ping behind it came back), all
 * that it asked for since is answered, and it has asked for nothing more. What counts is the order of events on the
 * connection, so a slow client on a slow machine has the time that it takes.
 */
export class ClientRest {
  readonly #clock: Clock;
  readonly #ping: () => void;
  #waiters: Waiter[] = [];
  #unanswered = 0;
  /** True when the client said or was told something since the round began. */
  #stirred = false;
  #round: { pong: boolean; time: boolean; cancel: () => void } | undefined;

  /** @param ping - sends a ping, whose pong is to be reported to {@link ponged} */
  constructor(clock: Clock, ping: () => void) {
    this.#clock = clock;
    this.#ping = ping;
  }

  /** Notes a request of the client; returns the function to call when its answer has been sent. */
  request(): () => void {
    this.#unanswered += 1;
    this.#stirred = true;
    return () => {
      this.#unanswered -= 1;
      this.#stirred = true;
    };
  }

  /** The client answered a ping. */
  ponged(): void {
    if (this.#round === undefined) return;
    this.#round.pong = true;
    this.#endRound();
  }

  /** Calls back once the client is at rest; returns the disposer. */
  whenAtRest(callback: () => void): () => void {
    const finish = (): void => {
      if (this.#remove(waiter)) callback();
    };
    const cancelLimit = this.#clock.setTimer(LONGEST_MS, finish);
    const waiter: Waiter = { callback: finish, quietRounds: -1, cancelLimit };
    this.#waiters.push(waiter);
    this.#begin();
    return () => this.#remove(waiter);
  }

  /** The connection is gone: nobody is called back any more. */
  close(): void {
    for (const waiter of [...this.#waiters]) this.#remove(waiter);
  }

  #remove(waiter: Waiter): boolean {
    if (!this.#waiters.includes(waiter)) return false;
    waiter.cancelLimit();
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
    if (this.#waiters.length === 0) this.#stopRound();
    return true;
  }

  #begin(): void {
    if (this.#round !== undefined || this.#waiters.length === 0) return;
    this.#stirred = false;
    const cancel = this.#clock.setTimer(ROUND_MS, () => {
      if (this.#round === undefined) return;
      this.#round.time = true;
      this.#endRound();
    });
    this.#round = { pong: false, time: false, cancel };
    // Only rounds that begin behind the message that is waited for count.
    for (const waiter of this.#waiters) if (waiter.quietRounds < 0) waiter.quietRounds = 0;
    this.#ping();
  }

  #endRound(): void {
    if (this.#round === undefined || !this.#round.pong || !this.#round.time) return;
    this.#stopRound();
    const quiet = !this.#stirred && this.#unanswered === 0;
    for (const waiter of [...this.#waiters]) {
      if (waiter.quietRounds < 0) continue;
      waiter.quietRounds = quiet ? waiter.quietRounds + 1 : 0;
      if (waiter.quietRounds >= QUIET_ROUNDS) waiter.callback();
    }
    this.#begin();
  }

  #stopRound(): void {
    this.#round?.cancel();
    this.#round = undefined;
  }
}
