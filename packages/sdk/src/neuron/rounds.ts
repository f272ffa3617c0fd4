import type { Dendrite, SynapseResponse } from "../dendrite/index.ts";
import type { Neuron } from "../metagraph/index.ts";
import { pause } from "../pause.ts";
import type { WaitingAsk } from "./asks.ts";
import { explainScore } from "./explained.ts";
import type { Presence } from "./presence.ts";
import { Problems } from "./problems.ts";
import { requestRateOf } from "./requestRate.ts";
import { RestingMiners } from "./restingMiners.ts";
import { playRound, targetOf } from "./round.ts";
import { eligibleMiners, sample } from "./sample.ts";
import type { ScoreBook } from "./scores.ts";
import { unanswered } from "./unanswered.ts";
import type { ValidatorOptions } from "./validatorOptions.ts";

/** Miners that a question of people is put to. */
const MOST_ASKED = 16;

const named = ({ uid, hotkey }: Neuron): Pick<Neuron, "uid" | "hotkey"> => ({ uid, hotkey });

/** Rounds of a validator: miners are chosen and asked, and their scores kept and told. */
export class Rounds<Q extends object, A extends object, S> {
  readonly #options: ValidatorOptions<Q, A, S>;
  readonly #problems: Problems;
  readonly #resting = new RestingMiners();
  /** Each miner's latest response, without what it answered: a round asks but some. */
  readonly #responses = new Map<string, SynapseResponse<undefined>>();

  constructor(options: ValidatorOptions<Q, A, S>) {
    this.#options = options;
    this.#problems = new Problems((status) => options.onStatus?.(status));
  }

  /** Plays rounds until `signal` aborts. @throws what the judge throws; NeuronError `STATE_UNWRITABLE` */
  async run(
    { hotkey, metagraph }: Presence,
    scores: ScoreBook,
    dendrite: Dendrite,
    localPeers: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const { pauseMs = 1000, sampleSize = 50, random = Math.random, scoresFile, onStatus, asks } = this.#options;
    while (!signal.aborted) {
      const miners = eligibleMiners(metagraph.latest, hotkey.address, localPeers);
      const rate = requestRateOf(metagraph.latest, hotkey.address);
      const rested = miners.filter((miner) => !this.#resting.isResting(miner.hotkey, rate));
      const due = sample(rested, sampleSize, random);
      const ask = due.length > 0 ? asks?.take() : undefined;
      if (ask !== undefined) {
        await this.#ask(ask, due.slice(0, MOST_ASKED), dendrite, signal);
      } else if (due.length > 0) {
        await this.#round(due, scores, dendrite, signal);
        const known = new Set(metagraph.latest.neurons.map((neuron) => neuron.hotkey));
        scores.retain(known);
        this.#resting.retain(known);
        for (const one of this.#responses.keys()) if (!known.has(one)) this.#responses.delete(one);
        if (scoresFile !== undefined && !signal.aborted) await scores.save(scoresFile);
      } else if (miners.length === 0) {
        onStatus?.({ kind: "progress", step: "waiting for miners that say where they are and may be asked" });
      }
      await pause(pauseMs, signal);
    }
  }

  /** Asks miners a question of people. It takes their time as a round does, and is not scored. */
  async #ask(
    { request, timeoutMs, answer }: WaitingAsk<Q, A>,
    miners: readonly Neuron[],
    dendrite: Dendrite,
    signal: AbortSignal,
  ): Promise<void> {
    const queries = miners.map((miner) => {
      const onOver = (): void => this.#resting.over(miner.hotkey);
      return { axon: targetOf(miner), request, timeoutMs, onOver };
    });
    let responses: readonly SynapseResponse<A>[] = [];
    try {
      responses = await dendrite.queryEach(queries, this.#options.synapse, signal);
    } finally {
      // Who waits is told also where nothing came of it.
      const given = responses.map((response, at) => ({ miner: miners[at], response }));
      answer(given.flatMap(({ miner, response }) => (miner === undefined ? [] : [{ ...named(miner), response }])));
    }
  }

  async #round(miners: readonly Neuron[], scores: ScoreBook, dendrite: Dendrite, signal: AbortSignal): Promise<void> {
    const { judge, synapse, netuid, log, onStatus, explain, book } = this.#options;
    const judged = await playRound(miners, { judge, synapse, dendrite, resting: this.#resting }, signal);
    if (signal.aborted || judged.length === 0) return;
    for (const { uid, hotkey, score } of judged) {
      // A judge at fault must neither stop the validator nor leave a miner the average that it had.
      if (!Number.isFinite(score))
        log.error({ netuid, uid, score }, `the judge gave uid ${uid} no number: it counts as 0`);
      scores.update(hotkey, Number.isFinite(score) ? score : 0);
    }
    const given = judged.map(({ uid, score }) => ({ uid, score }));
    const failures = judged.flatMap(({ uid, response }) => (response.ok ? [] : [{ uid, reason: response.message }]));
    log.info({ netuid, scores: given, failures }, "round scored");
    for (const { hotkey, response } of judged) {
      this.#responses.set(hotkey, response.ok ? { ...response, answer: undefined } : response);
    }
    const problem = unanswered(netuid, [...this.#responses.values()]);
    if (problem !== undefined) this.#problems.report("answers", problem);
    else this.#problems.clear("answers");
    book?.add(judged, Date.now());
    onStatus?.({ kind: "scored", scores: judged.map((one) => explainScore(one, explain)) });
  }
}
