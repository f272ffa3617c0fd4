import type { Judge, Responder, Synapse } from "@opentao/sdk";

/** A model that ships with a subnet. */
export interface ShippedModel {
  /** Name to choose it by. */
  readonly id: string;
  /** One line for people. */
  readonly title: string;
}

/** A market: what is asked, how it is answered and what an answer is worth. */
export interface SubnetDefinition<Q extends object, A extends object, S> {
  /** Short name, as on a command line. */
  readonly name: string;
  /** One line for people. */
  readonly title: string;
  readonly synapse: Synapse<Q, A>;
  /** Models that ship, the best first. */
  readonly models: readonly ShippedModel[];
  /**
   * Makes a miner's side. `model` is a shipped id, `lazy` (answers rubbish), a path to an .onnx or .gguf file, or `openai:URL#model`.
   *
   * @throws SubnetError `MODEL_UNKNOWN`, `MODEL_UNSUPPORTED`, `MODEL_UNREADABLE`, `MODEL_SIGNATURE`, `MODEL_RUNTIME_MISSING`, `MODEL_UNREACHABLE`
   */
  createResponder(options: { readonly model: string }): Promise<Responder<Q, A>>;
  /** Makes a validator's side. The seed fixes its tasks (for tests); without one nobody can foresee them. */
  createJudge(options: { readonly seed?: string }): Promise<Judge<Q, A, S>>;
  /** An answer in a few words, for people to look at. */
  describe(answer: A): string;
}
