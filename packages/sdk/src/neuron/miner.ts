import { Axon, type AxonLimits, type CallContext } from "../axon/index.ts";
import { neuronOf } from "../metagraph/index.ts";
import type { Synapse } from "../synapse/index.ts";
import { type CallerPolicy, rateLimitFor, refusalOf } from "./callers.ts";
import type { Responder } from "./contracts.ts";
import { describeAnswer } from "./describe.ts";
import type { NeuronOptions } from "./options.ts";
import { establishPresence, type Presence } from "./presence.ts";
import { type Problem, Problems, problemOf } from "./problems.ts";
import { type AxonPlace, endpointOf, keepServed } from "./serving.ts";

/** Options of a miner. */
export interface MinerOptions<Q extends object, A extends object> extends NeuronOptions {
  readonly synapse: Synapse<Q, A>;
  readonly responder: Responder<Q, A>;
  readonly axon: AxonPlace;
  readonly limits?: Partial<AxonLimits>;
  /** Callers who are answered. Default: neurons whose votes on miners count. */
  readonly callers?: CallerPolicy;
  /** An answer in a few words, for people. Default: its first text. */
  readonly describe?: (answer: A) => string;
}

const SYNAPSE_NAME = /^[\w.-]{1,64}$/;
const TOO_SLOW: Problem = {
  code: "TOO_SLOW",
  message: "an answer was not ready when the caller's time was over",
  hint: "See whether the model or its server hangs, or take a smaller model.",
};

/**
 * Answers the requests of a subnet's validators: registers, serves, announces itself, and stays there until it is told
 * to stop.
 */
export class Miner<Q extends object, A extends object> {
  readonly #options: MinerOptions<Q, A>;
  readonly #problems: Problems;
  /** Failures of which it was told. */
  readonly #told = new WeakSet<object>();

  constructor(options: MinerOptions<Q, A>) {
    this.#options = options;
    this.#problems = new Problems((status) => options.onStatus?.(status));
  }

  /**
   * Runs until `signal` aborts, then stops serving and returns; requests that are being answered are answered.
   *
   * @throws NeuronError, AxonError, WalletError, and ChainError on what does not pass by itself
   */
  async run(signal: AbortSignal): Promise<void> {
    // What this starts also ends when it fails.
    const ended = new AbortController();
    const running = AbortSignal.any([signal, ended.signal]);
    const presence = await establishPresence(this.#options, running);
    if (presence === undefined) return;
    const axon = this.#createAxon(presence);
    try {
      const listening = await axon.start();
      const serving = keepServed(this.#options, presence, endpointOf(this.#options.axon, listening), running);
      const uid = presence.uid();
      if (uid !== undefined) this.#options.onStatus?.({ kind: "ready", uid });
      await Promise.race([presence.kept, serving]);
    } finally {
      ended.abort();
      await axon.stop();
    }
  }

  #createAxon({ hotkey, metagraph }: Presence): Axon {
    const { synapse, axon: place, log, netuid, callers, limits = {} } = this.#options;
    const axon = new Axon({
      hotkey: hotkey.address,
      host: place.host,
      port: place.port,
      limits,
      hooks: {
        blacklist: ({ dendrite }) => refusalOf(metagraph.latest, dendrite.hotkey ?? "", callers),
        rateLimit: ({ dendrite }) => rateLimitFor(metagraph.latest, dendrite.hotkey ?? "", callers),
        priority: ({ dendrite }) => Number(neuronOf(metagraph.latest, dendrite.hotkey ?? "")?.stake ?? 0n),
      },
      onFailure: (id, error) => {
        log.debug({ netuid, id, err: error }, "a request failed");
        // What the model failed with was told when it failed.
        if (typeof error !== "object" || error === null || !this.#told.has(error))
          this.#problems.report("requests", problemOf(error));
      },
      onUnknown: (name, caller) => this.#askedOtherwise(name, () => refusalOf(metagraph.latest, caller ?? "", callers)),
    });
    return axon.attach(synapse, (request, context) => this.#answer(request, context));
  }

  /** Says when those whom it answers ask for something else; no more often than that is told. */
  #askedOtherwise(name: string, refusal: () => string | undefined): void {
    if (!this.#problems.mayTell("synapse") || !SYNAPSE_NAME.test(name) || refusal() !== undefined) return;
    const { netuid, synapse } = this.#options;
    this.#problems.report("synapse", {
      code: "OTHER_SYNAPSE",
      message: `validators of subnet ${netuid} ask for ${name}, and this miner answers ${synapse.name}`,
      hint: "Nothing is earned by what is not asked for: choose another --market here, or another subnet.",
    });
  }

  async #ask(request: Q, { caller, signal }: CallContext): Promise<A> {
    try {
      const answer = await this.#options.responder.answer(request, { signal, caller });
      this.#problems.clear("answers");
      return answer;
    } catch (error) {
      if (typeof error === "object" && error !== null) this.#told.add(error);
      this.#problems.report("answers", signal.aborted ? TOO_SLOW : problemOf(error));
      throw error;
    }
  }

  async #answer(request: Q, context: CallContext): Promise<A> {
    const { onStatus, describe = describeAnswer, log, netuid } = this.#options;
    const { caller } = context;
    const startedAt = performance.now();
    const answer = await this.#ask(request, context);
    const latencyMs = performance.now() - startedAt;
    log.debug({ netuid, caller, latencyMs }, "answered");
    onStatus?.({ kind: "answered", answer: describe(answer).slice(0, 400), latencyMs });
    return answer;
  }
}
