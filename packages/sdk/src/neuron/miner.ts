import { Axon, type AxonLimits, type CallContext } from "../axon/index.ts";
import { neuronOf } from "../metagraph/index.ts";
import type { Synapse } from "../synapse/index.ts";
import { type CallerPolicy, refusalOf } from "./callers.ts";
import type { Responder } from "./contracts.ts";
import { describeAnswer } from "./describe.ts";
import type { NeuronOptions } from "./options.ts";
import { establishPresence, type Presence } from "./presence.ts";
import { isRecoverable } from "./recoverable.ts";
import { type AxonPlace, endpointOf, ensureServed } from "./serving.ts";

/** What a miner is made of. */
export interface MinerOptions<Q extends object, A extends object> extends NeuronOptions {
  readonly synapse: Synapse<Q, A>;
  readonly responder: Responder<Q, A>;
  readonly axon: AxonPlace;
  readonly limits?: Partial<AxonLimits>;
  /** Who is answered. Default: neurons whose votes on miners count. */
  readonly callers?: CallerPolicy;
  /** An answer in a few words, for people. Default: its first text. */
  readonly describe?: (answer: A) => string;
}

/** Blocks between two looks at whether the chain still knows where the axon is. */
const SERVING_INTERVAL = 5;

/** Answers the questions of a subnet's validators: registers, serves, announces itself, and stays there until it is told to stop. */
export class Miner<Q extends object, A extends object> {
  readonly #options: MinerOptions<Q, A>;

  constructor(options: MinerOptions<Q, A>) {
    this.#options = options;
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
      const serving = this.#keepServed(presence, endpointOf(this.#options.axon, listening), running);
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
        priority: ({ dendrite }) => Number(neuronOf(metagraph.latest, dendrite.hotkey ?? "")?.stake ?? 0n),
      },
      onFailure: (id, error) => log.error({ netuid, id, err: error }, "a request failed"),
    });
    return axon.attach(synapse, (question, context) => this.#answer(question, context));
  }

  async #answer(question: Q, { caller, signal }: CallContext): Promise<A> {
    const { responder, onStatus, describe = describeAnswer, log, netuid } = this.#options;
    const startedAt = performance.now();
    const answer = await responder.answer(question, { signal, caller });
    const latencyMs = performance.now() - startedAt;
    log.debug({ netuid, caller, latencyMs }, "answered");
    onStatus?.({ kind: "answered", answer: describe(answer).slice(0, 400), latencyMs });
    return answer;
  }

  /** Announces the axon, and again whenever the chain forgot it: after another had the uid, say. Ends by failing only. */
  #keepServed(
    { hotkey, metagraph, uid }: Presence,
    endpoint: ReturnType<typeof endpointOf>,
    signal: AbortSignal,
  ): Promise<never> {
    const { chain, netuid, log } = this.#options;
    return new Promise((_, reject) => {
      let isBusy = false;
      let lookedAt = Number.NEGATIVE_INFINITY;
      const look = async (block: number): Promise<void> => {
        if (isBusy || signal.aborted || uid() === undefined || block - lookedAt < SERVING_INTERVAL) return;
        isBusy = true;
        try {
          await ensureServed(chain, hotkey, netuid, endpoint, log, signal);
          lookedAt = block;
        } catch (error) {
          if (signal.aborted) return;
          if (!isRecoverable(error)) return reject(error);
          log.warn({ netuid, reason: error.message }, "axon not announced, trying again later");
        } finally {
          isBusy = false;
        }
      };
      chain
        .onHead(({ number }) => void look(number))
        .then((stop) => {
          signal.addEventListener("abort", stop, { once: true });
          return look(metagraph.latest.block);
        })
        .catch(reject);
    });
  }
}
