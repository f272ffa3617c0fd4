import type { SynapseResponse } from "../dendrite/index.ts";

/** A miner's response to a question that is not scored. */
export interface AskedMiner<A> {
  readonly uid: number;
  readonly hotkey: string;
  readonly response: SynapseResponse<A>;
}

/** A question that waits for its turn. */
export interface WaitingAsk<Q, A> {
  readonly request: Q;
  readonly timeoutMs: number;
  readonly answer: (answers: readonly AskedMiner<A>[]) => void;
}

/** Questions that wait at the same time: whoever comes after them has to come again. */
const LONGEST_QUEUE = 4;

/**
 * Questions of people to the miners of a validator. It asks them between two rounds, at the rate that it may ask
 * miners; their answers are not scored, or whoever asks could have a miner paid.
 */
export class Asks<Q, A> {
  readonly #waiting: WaitingAsk<Q, A>[] = [];

  /** Puts a question to the miners; `undefined` when too many wait already. */
  ask(request: Q, timeoutMs: number): Promise<readonly AskedMiner<A>[]> | undefined {
    if (this.#waiting.length >= LONGEST_QUEUE) return undefined;
    return new Promise((answer) => this.#waiting.push({ request, timeoutMs, answer }));
  }

  /** Takes the question whose turn it is. */
  take(): WaitingAsk<Q, A> | undefined {
    return this.#waiting.shift();
  }

  /** Answers all that wait with nothing: the validator ends. */
  close(): void {
    for (const { answer } of this.#waiting.splice(0)) answer([]);
  }
}
