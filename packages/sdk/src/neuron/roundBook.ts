import type { TaskExplanation } from "./contracts.ts";
import type { Judged } from "./round.ts";

/** Task of a miner in a round, its answer and what that was worth, for people to look at. */
export interface ShownAnswer extends TaskExplanation {
  readonly uid: number;
  readonly hotkey: string;
  /** Pictures of the task: 28 × 28 gray pixels each, one byte a pixel, as base64. */
  readonly pictures: readonly string[];
  readonly latencyMs: number;
  /** 0 to 1. */
  readonly score: number;
}

/** Says of a task and an answer what people see of them. */
export interface RoundText<Q, A, S> {
  readonly explain: (task: Judged<Q, A, S>["task"], answer: A | undefined) => TaskExplanation;
  readonly pictures?: (request: Q) => readonly string[];
}

const MOST_ROUNDS = 50;
/** Bytes of all rounds that are kept. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Miners of a round that are kept: the first, who are chosen by chance. */
const MOST_ANSWERS = 32;
/** Characters of each text: miners may answer at length. */
const LONGEST = 1_000;

/** The last rounds of a validator, each as JSON, within bounds. */
export class RoundBook<Q extends object, A extends object, S> {
  readonly #text: RoundText<Q, A, S>;
  #rounds: string[] = [];
  #bytes = 0;

  constructor(text: RoundText<Q, A, S>) {
    this.#text = text;
  }

  /** Adds a round. @param at - Unix time of its end, in milliseconds */
  add(judged: readonly Judged<Q, A, S>[], at: number): void {
    const answers = judged.slice(0, MOST_ANSWERS).map((one) => this.#shown(one));
    const round = JSON.stringify({ at, answers });
    this.#rounds.push(round);
    this.#bytes += round.length;
    while (this.#rounds.length > MOST_ROUNDS || this.#bytes > MOST_BYTES) {
      this.#bytes -= this.#rounds.shift()?.length ?? 0;
    }
  }

  /** The last rounds, the newest first, as a list in JSON. */
  last(count: number): string {
    return `[${this.#rounds.slice(-count).reverse().join()}]`;
  }

  #shown({ uid, hotkey, score, task, response }: Judged<Q, A, S>): ShownAnswer {
    const { question, truth, answer, reason } = this.#text.explain(task, response.ok ? response.answer : undefined);
    const short = (text: string): string => text.slice(0, LONGEST);
    return {
      ...{ uid, hotkey, score: Number.isFinite(score) ? score : 0, latencyMs: response.latencyMs },
      ...{ question: short(question), truth: short(truth), answer: short(answer) },
      reason: short(response.ok ? reason : response.message),
      pictures: this.#text.pictures?.(task.request) ?? [],
    };
  }
}
