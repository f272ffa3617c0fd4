/** A miner's model behind a request and its answer. */
export interface Responder<Q, A> {
  /** Name of the model, for people. */
  readonly model: string;
  /** Answers a request of `caller` (SS58 address of its hotkey). `signal` aborts when nobody waits any more. */
  answer(request: Q, context: { readonly signal: AbortSignal; readonly caller: string }): Promise<A>;
  /** Frees what the model holds. */
  close(): Promise<void>;
}

/** A request with what only the validator knows of it. */
export interface Task<Q, S> {
  readonly request: Q;
  /** Never leaves the validator. */
  readonly secret: S;
  /** Time that miners have, in milliseconds. */
  readonly timeoutMs: number;
}

/** A miner's answer as the judge sees it. */
export interface MinerAnswer<A> {
  readonly uid: number;
  /** `undefined` when the miner failed, was too late or answered in another form. */
  readonly answer: A | undefined;
  /** Time from request to answer as the validator measured it, in milliseconds. */
  readonly latencyMs: number;
}

/** A miner's score, 0 to 1. */
export interface Score {
  readonly uid: number;
  readonly score: number;
}

/**
 * A task and its answer in plain words, for people to look at. The answer is a miner's: nothing in it is to be trusted.
 */
export interface TaskExplanation {
  readonly question: string;
  /** The right answer; told only when the answers are in. */
  readonly truth: string;
  /** Empty when there was none. */
  readonly answer: string;
  /** Reason for what the answer is worth. */
  readonly reason: string;
}

/** A score with its reason. */
export interface ExplainedScore extends Score {
  readonly explanation?: TaskExplanation;
}

/** A validator's tasks, and what their answers are worth. */
export interface Judge<Q, A, S> {
  /** A fresh task. A validator takes one for each miner that it asks, so that no two get the same. */
  nextTask(): Promise<Task<Q, S>>;
  /** Scores answers to a task; a validator hands in the one answer of the miner that the task was for. */
  score(task: Task<Q, S>, answers: readonly MinerAnswer<A>[]): Promise<readonly Score[]>;
  /** Frees what the judge holds. */
  close(): Promise<void>;
}

/** Status that a neuron tells of itself, for people to look at. */
export type NeuronStatus =
  | { readonly kind: "progress"; readonly step: string; readonly fraction?: number | undefined }
  | { readonly kind: "ready"; readonly uid: number }
  | { readonly kind: "answered"; readonly answer: string; readonly latencyMs: number }
  | { readonly kind: "scored"; readonly scores: ExplainedScore[] }
  /** Something is wrong, and the neuron goes on. `times`: how often it happened since it was told last. */
  | {
      readonly kind: "trouble";
      readonly code: string;
      readonly message: string;
      readonly hint: string;
      readonly times: number;
    }
  /** The problem of this code has passed. */
  | { readonly kind: "recovered"; readonly code: string };
