import { headsUntil } from "../chain/heads/headsUntil.ts";
import { isPublicIp } from "../chain/ip.ts";
import { Dendrite, type SynapseResponse } from "../dendrite/index.ts";
import type { Metagraph, Neuron } from "../metagraph/index.ts";
import { pause } from "../pause.ts";
import type { Synapse } from "../synapse/index.ts";
import { CommitBook, commitsFileOf } from "./commitBook.ts";
import type { Explanation, Judge, Task } from "./contracts.ts";
import { explainScore } from "./explained.ts";
import type { NeuronOptions } from "./options.ts";
import { establishPresence, type Presence } from "./presence.ts";
import { Problems } from "./problems.ts";
import { isRecoverable } from "./recoverable.ts";
import { requestRateOf } from "./requestRate.ts";
import { RestingMiners } from "./restingMiners.ts";
import { playRound } from "./round.ts";
import { ensureMayAsk } from "./scheme.ts";
import { ScoreBook } from "./scores.ts";
import { unanswered } from "./unanswered.ts";
import { WeightSetter } from "./weightSetter.ts";

/** Options of a validator. */
export interface ValidatorOptions<Q extends object, A extends object, S> extends NeuronOptions {
  readonly synapse: Synapse<Q, A>;
  readonly judge: Judge<Q, A, S>;
  /** File that keeps the scores, so that a restart goes on from them. */
  readonly scoresFile?: string;
  /**
   * File that keeps commits of weights until they are revealed, so that a restart reveals them. Default: one in the
   * wallet's folder, none for a wallet without a folder.
   */
  readonly commitsFile?: string;
  /** Says of a task and an answer, for people, what was asked and why the answer is worth what it is. */
  readonly explain?: (task: Task<Q, S>, answer: A | undefined) => Explanation;
  /** Miners that are asked in a round. Default: 50. */
  readonly sampleSize?: number;
  /** Weight of the newest score in a miner's average, 0 to 1. Default: 0.1. */
  readonly alpha?: number;
  /** Pause between two rounds, in milliseconds. Default: 1000. */
  readonly pauseMs?: number;
  /**
   * True when miners at addresses of this machine, of private networks and of special purpose are asked. Default: on
   * chains that are not live; on a live one such an address would make the validator knock at its own network's doors.
   */
  readonly localPeers?: boolean;
  /** Picks the miners of a round: a number from 0 to below 1. Default: the system's randomness. */
  readonly random?: () => number;
}

/** Asks a subnet's miners, scores their answers and sets weights, until it is told to stop. */
export class Validator<Q extends object, A extends object, S> {
  readonly #options: ValidatorOptions<Q, A, S>;
  readonly #problems: Problems;
  readonly #resting = new RestingMiners();
  /** Each miner's latest response, without what it answered: a round asks but some. */
  readonly #responses = new Map<string, SynapseResponse<undefined>>();

  constructor(options: ValidatorOptions<Q, A, S>) {
    this.#options = options;
    this.#problems = new Problems((status) => options.onStatus?.(status));
  }

  /**
   * Runs until `signal` aborts; the round that is under way is given up.
   *
   * @throws NeuronError, WalletError, what the judge throws, and ChainError on what does not pass by itself
   */
  async run(signal: AbortSignal): Promise<void> {
    const { wallet, netuid, scoresFile, alpha = 0.1 } = this.#options;
    // First what makes it useless: neither a key nor a file that cannot be used should cost a registration.
    ensureMayAsk(await wallet.hotkey());
    const scores =
      scoresFile === undefined ? new ScoreBook(netuid, alpha) : await ScoreBook.load(scoresFile, netuid, alpha);
    const commits = await this.#loadCommits();
    // What this starts also ends when it fails.
    const ended = new AbortController();
    const running = AbortSignal.any([signal, ended.signal]);
    const presence = await establishPresence(this.#options, running);
    if (presence === undefined) return;
    const dendrite = new Dendrite(presence.hotkey);
    try {
      const localPeers = this.#options.localPeers ?? (await this.#isChainLocal());
      const uid = presence.uid();
      if (uid !== undefined) this.#options.onStatus?.({ kind: "ready", uid });
      await Promise.race([
        presence.kept,
        this.#keepWeights(presence, scores, commits, running),
        this.#rounds(presence, scores, dendrite, localPeers, running),
      ]);
    } finally {
      ended.abort();
      dendrite.close();
    }
  }

  async #loadCommits(): Promise<CommitBook> {
    const { chain, wallet, netuid, commitsFile } = this.#options;
    const { address: hotkey } = await wallet.hotkey();
    const owner = { genesisHash: chain.genesisHash, netuid, hotkey };
    const inWallet = wallet.folder === undefined ? undefined : commitsFileOf(wallet.folder, owner);
    return CommitBook.load(commitsFile ?? inWallet, owner);
  }

  async #isChainLocal(): Promise<boolean> {
    return (await this.#options.chain.request("system_chainType", [])) !== "Live";
  }

  async #rounds(
    { hotkey, metagraph }: Presence,
    scores: ScoreBook,
    dendrite: Dendrite,
    localPeers: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const { pauseMs = 1000, scoresFile, onStatus } = this.#options;
    while (!signal.aborted) {
      const miners = this.#miners(metagraph.latest, hotkey.address, localPeers);
      const due = this.#pick(miners, requestRateOf(metagraph.latest, hotkey.address));
      if (due.length > 0) {
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

  /** Miners that say where they are and may be asked. */
  #miners(metagraph: Metagraph, own: string, localPeers: boolean): Neuron[] {
    return metagraph.neurons.filter(
      ({ axon, hotkey }) => axon !== undefined && hotkey !== own && (localPeers || isPublicIp(axon.ip)),
    );
  }

  /** Miners of these to ask, in the order in which they are asked: a random sample of those that have to answer. */
  #pick(all: readonly Neuron[], rate: number): Neuron[] {
    const { sampleSize = 50, random = Math.random } = this.#options;
    const miners = all.filter(({ hotkey }) => !this.#resting.isResting(hotkey, rate));
    for (let i = miners.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      const [a, b] = [miners[i], miners[j]];
      if (a !== undefined && b !== undefined) [miners[i], miners[j]] = [b, a];
    }
    return miners.slice(0, sampleSize);
  }

  async #round(miners: readonly Neuron[], scores: ScoreBook, dendrite: Dendrite, signal: AbortSignal): Promise<void> {
    const { judge, synapse, netuid, log, onStatus, explain } = this.#options;
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
    onStatus?.({ kind: "scored", scores: judged.map((one) => explainScore(one, explain)) });
  }

  /** Looks at every block whether it is time for weights. Ends by failing only. */
  #keepWeights(
    { hotkey, metagraph, uid }: Presence,
    scores: ScoreBook,
    commits: CommitBook,
    signal: AbortSignal,
  ): Promise<never> {
    const { chain, netuid, log } = this.#options;
    const setter = new WeightSetter(chain, hotkey, netuid, log, commits);
    return new Promise((_, reject) => {
      const onBlock = async (): Promise<void> => {
        if (signal.aborted || uid() === undefined) return;
        try {
          await setter.onBlock(metagraph.latest, scores, signal);
        } catch (error) {
          if (!isRecoverable(error)) reject(error);
        }
      };
      headsUntil(chain, () => void onBlock(), signal).catch(reject);
    });
  }
}
