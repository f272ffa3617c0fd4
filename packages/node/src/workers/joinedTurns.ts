import type { ChainHeads } from "../jobs/interface.ts";
import type { Turn } from "./fairQueue.ts";
import type { JobRequest, ThreadTurn } from "./messages.ts";
import type { Outcome } from "./thread.ts";
import { encodeTransactions } from "./validations.ts";

/** A request, and who waits for its outcome. */
export interface Waiting {
  readonly request: JobRequest;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Bytes of requests that go to a thread at a time, unless one alone has more: it holds them all. */
const MAX_BYTES = 1024 * 1024;

interface Place {
  readonly waiting: Waiting;
  readonly turn: Turn<Waiting>;
}

/** Turns of several clients as a thread does them: one list, in which each request has its place. */
export class JoinedTurns {
  /** Those without an outcome, by their place. */
  readonly #open: Map<number, Place>;
  /** Those that would be too much. */
  readonly #left: readonly Place[];
  /** Milliseconds that each turn has used. */
  readonly #used: Map<Turn<Waiting>, number>;

  constructor(turns: readonly Turn<Waiting>[]) {
    const all = turns.flatMap((turn) => turn.items.map((waiting): Place => ({ waiting, turn })));
    let bytes = 0;
    const end = all.findIndex(({ waiting }, i) => {
      bytes += bytesOf(waiting.request);
      return i > 0 && bytes > MAX_BYTES;
    });
    const taken = end === -1 ? all : all.slice(0, end);
    const isValidation = ({ waiting }: Place): boolean => waiting.request.job === "validate";
    const [transactions, others] = [taken.filter(isValidation), taken.filter((place) => !isValidation(place))];
    this.#open = new Map([...transactions, ...others].entries());
    this.#left = all.slice(taken.length);
    this.#used = new Map(turns.map((turn) => [turn, 0]));
  }

  /** The list as it goes to the thread. */
  message(heads: ChainHeads): ThreadTurn {
    const requests = [...this.#open.values()].map(({ waiting }) => waiting.request);
    const inputs = requests.flatMap(({ job, input }) => (job === "validate" ? [input] : []));
    const others = requests.filter(({ job }) => job !== "validate");
    return { heads, transactions: encodeTransactions(inputs), others };
  }

  /**
   * Gives an outcome to who waits for it. Where a thread ended between two requests, the outcome is that of the next.
   *
   * @param ms - that it cost its client
   */
  settle(outcome: Outcome, ms: number): Waiting | undefined {
    const [first] = this.#open.keys();
    const place = this.#open.has(outcome.place) ? outcome.place : first;
    const { waiting, turn } = (place === undefined ? undefined : this.#open.get(place)) ?? {};
    if (place === undefined || waiting === undefined || turn === undefined) return undefined;
    this.#open.delete(place);
    this.#used.set(turn, (this.#used.get(turn) ?? 0) + ms);
    if ("output" in outcome) waiting.resolve(outcome.output);
    else waiting.reject(outcome.error);
    return waiting;
  }

  /** Ends the turns: what has no outcome goes back into line, or gets a refusal. */
  end(refusal: Error | undefined): void {
    const rests = new Map<Turn<Waiting>, Waiting[]>([...this.#used.keys()].map((turn) => [turn, []]));
    for (const { waiting, turn } of [...this.#open.values(), ...this.#left]) {
      if (refusal === undefined) rests.get(turn)?.push(waiting);
      else waiting.reject(refusal);
    }
    for (const [turn, ms] of this.#used) turn.done(ms, rests.get(turn));
  }
}

function bytesOf({ job, input }: JobRequest): number {
  if (job === "validate") return input.opaque.length;
  return job === "signatures" ? input.blocks.length : 0;
}
