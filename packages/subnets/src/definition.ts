import type { Judge, Responder, Synapse, Task, TaskExplanation } from "@opentao/sdk";

/** A model that ships with a subnet. */
export interface ShippedModel {
  /** Name to choose it by. */
  readonly id: string;
  /** One line for people. */
  readonly title: string;
}

/** A validator's side of a subnet. */
export interface SubnetJudge<Q extends object, A extends object, S> extends Judge<Q, A, S> {
  /** A task around a customer's prompt, scored as any other: miners do not see which tasks are whose. */
  organicTask?(prompt: string): Promise<Task<Q, S>>;
}

/** An answer for people, who see it beside those of other miners. */
export interface PresentedAnswer {
  readonly text: string;
  /** Probability of each of the possible answers, where the answer has them. */
  readonly shares?: readonly number[];
}

/** Questions that people can ask the miners of a subnet. */
export interface Questions<Q extends object, A extends object> {
  /** Makes a request of what somebody wrote or drew; `undefined` when it is no question of this subnet. */
  request(asked: unknown): Q | undefined;
  /** Time that miners have, in milliseconds. */
  readonly timeoutMs: number;
  present(answer: A): PresentedAnswer;
}

/** Options of a validator's side. */
export interface JudgeOptions {
  /** Fixes the tasks (for tests); without one nobody can foresee them. */
  readonly seed?: string;
  /** Folder of texts that the operator alone holds, to make tasks of. */
  readonly corpus?: string;
}

/** A subnet: its tasks, their answers and the scores of these. */
export interface SubnetDefinition<Q extends object, A extends object, S> {
  /** Short name, as on a command line. */
  readonly name: string;
  /** One line for people. */
  readonly title: string;
  readonly synapse: Synapse<Q, A>;
  /** Models that ship, the best first. */
  readonly models: readonly ShippedModel[];
  /**
   * Makes a miner's side. `model` is a shipped id, `lazy` (a dummy without a model), a path to an .onnx or .gguf file,
   * or `openai:URL#model`.
   *
   * @throws SubnetError `MODEL_UNKNOWN`, `MODEL_UNSUPPORTED`, `MODEL_UNREADABLE`, `MODEL_SIGNATURE`,
   * `MODEL_RUNTIME_MISSING`, `MODEL_UNREACHABLE`
   */
  createResponder(options: { readonly model: string }): Promise<Responder<Q, A>>;
  /**
   * Makes a validator's side.
   *
   * @throws SubnetError `CORPUS_UNREADABLE`, `CORPUS_TOO_SMALL`, `CORPUS_UNSUPPORTED`, `MODEL_UNREADABLE`,
   * `DATA_DAMAGED`
   */
  createJudge(options: JudgeOptions): Promise<SubnetJudge<Q, A, S>>;
  readonly questions: Questions<Q, A>;
  /** Pictures of a task: 28 × 28 gray pixels each, as base64. */
  pictures?(request: Q): readonly string[];
  /** An answer in a few words, for people to look at. */
  describe(answer: A): string;
  /**
   * A task, the right answer, the answer that came, if any, and the reason for its score, for people to look at.
   */
  explain(task: Task<Q, S>, answer: A | undefined): TaskExplanation;
}
