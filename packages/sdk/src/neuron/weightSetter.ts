import { toHex, U16_MAX } from "@opentao/codec";
import type { Keypair } from "@opentao/crypto";
import {
  commitWeights,
  randomSalt,
  revealWeights,
  setWeights,
  type WeightVector,
  weightCommitHash,
} from "../chain/actions/weights.ts";
import type { Chain } from "../chain/chain.ts";
import { failedWith } from "../chain/dispatchError.ts";
import { ChainError } from "../chain/errors.ts";
import type { Head } from "../chain/heads/header.ts";
import { type Metagraph, neuronOf } from "../metagraph/index.ts";
import { chainWeights } from "./chainWeights.ts";
import type { CommitBook, OpenCommit } from "./commitBook.ts";
import type { Log } from "./options.ts";
import type { ScoreBook } from "./scores.ts";

/** Requirements of a subnet on weights at a block. */
interface Demands {
  readonly rateLimit: number;
  readonly lastEpoch: number;
  readonly minAllowed: number;
  /** Of 65535. */
  readonly maxWeight: number;
  readonly versionKey: bigint;
  readonly commitReveal: boolean;
  readonly epochIndex: number;
  readonly revealPeriod: number;
}

/** Failures after which a transaction is in no block and can get into none, or did nothing there. */
const REFUSED: ReadonlySet<string> = new Set(["INVALID_TRANSACTION", "DISPATCH_FAILED"]);
/** Epochs for which a commit is kept that the chain does not hold: it may still be on its way. */
const UNSEEN_EPOCHS = 2;
/** Refusals that pass by themselves. */
const PASSING = ["SettingWeightsTooFast", "CommittingWeightsTooFast", "RevealTooEarly"] as const;

/**
 * Sets a validator's weights early in each tempo, as soon as the subnet's rate limit allows; where weights are
 * committed first, reveals them when their time has come.
 */
export class WeightSetter {
  readonly #chain: Chain;
  readonly #hotkey: Keypair;
  readonly #netuid: number;
  readonly #log: Log;
  readonly #commits: CommitBook;
  /** True when this run has set weights; registering counts as an update on the chain, so the chain does not tell. */
  #hasSet = false;
  #isBusy = false;

  constructor(chain: Chain, hotkey: Keypair, netuid: number, log: Log, commits: CommitBook) {
    this.#chain = chain;
    this.#hotkey = hotkey;
    this.#netuid = netuid;
    this.#log = log;
    this.#commits = commits;
  }

  /** Sets or reveals weights if it is time. Refusals are logged; the next block tries again. */
  async onBlock(metagraph: Metagraph, scores: ScoreBook, signal: AbortSignal): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      const head = { number: metagraph.block, hash: metagraph.blockHash };
      const demands = await this.#demands(head);
      await this.#reveal(head, demands, signal);
      if (this.#isDue(metagraph, scores, demands)) await this.#set(metagraph, scores, demands, signal);
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      if (signal.aborted) return;
      const passes = failedWith(error, "SubtensorModule", ...PASSING);
      this.#log[passes ? "debug" : "warn"]({ netuid: this.#netuid, reason: error.message }, "weights not set");
    } finally {
      this.#isBusy = false;
    }
  }

  #isDue(metagraph: Metagraph, scores: ScoreBook, { rateLimit, lastEpoch }: Demands): boolean {
    const own = neuronOf(metagraph, this.#hotkey.address);
    if (own === undefined || !own.hasValidatorPermit || scores.size === 0) return false;
    const mayUpdate = metagraph.block + 1 - own.lastUpdate >= rateLimit;
    const isNewTempo = own.lastUpdate <= lastEpoch;
    return mayUpdate && (isNewTempo || !this.#hasSet);
  }

  async #set(metagraph: Metagraph, scores: ScoreBook, demands: Demands, signal: AbortSignal): Promise<void> {
    const byUid = new Map(metagraph.neurons.map(({ uid, hotkey }) => [uid, scores.get(hotkey) ?? 0]));
    const { uids, values } = chainWeights(byUid, {
      neurons: metagraph.neurons.length,
      minAllowed: demands.minAllowed,
      maxShare: demands.maxWeight / U16_MAX,
    });
    const weights: WeightVector = { netuid: this.#netuid, uids, values, versionKey: demands.versionKey };
    if (demands.commitReveal) {
      await this.#commit(weights, demands, signal);
    } else {
      await setWeights(this.#chain, this.#hotkey, weights, { signal });
      this.#log.info({ netuid: this.#netuid, uids, values }, "weights set");
    }
    this.#hasSet = true;
  }

  /** Keeps a commit, then sends it: whatever happens on the way, what got into the chain can be revealed. */
  async #commit(weights: WeightVector, { epochIndex: epoch }: Demands, signal: AbortSignal): Promise<void> {
    const salt = randomSalt();
    const hash = toHex(weightCommitHash(this.#hotkey.publicKey, weights, salt));
    await this.#commits.add({ hash, weights, salt, epoch });
    try {
      await commitWeights(this.#chain, this.#hotkey, weights, salt, { signal });
    } catch (error) {
      const isRefused = error instanceof ChainError && REFUSED.has(error.code);
      if (isRefused) await this.#commits.retain((commit) => commit.hash !== hash);
      throw error;
    }
    this.#log.info({ netuid: this.#netuid, epoch }, "weights committed");
  }

  /**
   * Reveals the newest commit whose time has come, and forgets those whose time is over. What the chain holds decides.
   */
  async #reveal({ hash: at }: Pick<Head, "hash">, demands: Demands, signal: AbortSignal): Promise<void> {
    if (this.#commits.commits.length === 0) return;
    const { epochIndex, revealPeriod } = demands;
    const held = await this.#held(at);
    const epochOf = ({ hash, epoch }: OpenCommit): number => held.get(hash) ?? epoch + UNSEEN_EPOCHS;
    const isOver = (commit: OpenCommit): boolean => epochIndex > epochOf(commit) + revealPeriod;
    for (const commit of this.#commits.commits.filter((one) => held.has(one.hash) && isOver(one))) {
      this.#log.warn({ netuid: this.#netuid, epoch: held.get(commit.hash) }, "a commit expired before it was revealed");
    }
    await this.#commits.retain((commit) => !isOver(commit));
    const due = this.#commits.commits.findLast(({ hash }) => held.get(hash) === epochIndex - revealPeriod);
    if (due === undefined || !demands.commitReveal) return;
    await revealWeights(this.#chain, this.#hotkey, due.weights, due.salt, { signal });
    // The chain has dropped those before it as well.
    const hashes = [...held.keys()];
    const done = new Set(hashes.slice(0, hashes.indexOf(due.hash) + 1));
    await this.#commits.retain(({ hash }) => !done.has(hash));
    this.#log.info({ netuid: this.#netuid, epoch: held.get(due.hash) }, "weights revealed");
  }

  /** Epochs of the commits that the chain holds, by hash. */
  async #held(at: string): Promise<ReadonlyMap<string, number>> {
    const list = await this.#chain.at(at).query.SubtensorModule.WeightCommits(this.#netuid, this.#hotkey.address);
    return new Map((list ?? []).map(([hash, epoch]) => [hash, Number(epoch)]));
  }

  async #demands({ hash }: Pick<Head, "hash">): Promise<Demands> {
    const { SubtensorModule: items } = this.#chain.at(hash).query;
    const [rateLimit, lastEpoch, minAllowed, maxWeight, versionKey, commitReveal, epochIndex, revealPeriod] =
      await Promise.all([
        items.WeightsSetRateLimit(this.#netuid),
        items.LastEpochBlock(this.#netuid),
        items.MinAllowedWeights(this.#netuid),
        items.MaxWeightsLimit(this.#netuid),
        items.WeightsVersionKey(this.#netuid),
        items.CommitRevealWeightsEnabled(this.#netuid),
        items.SubnetEpochIndex(this.#netuid),
        items.RevealPeriodEpochs(this.#netuid),
      ]);
    return {
      rateLimit: Number(rateLimit),
      lastEpoch: Number(lastEpoch),
      minAllowed,
      maxWeight,
      versionKey,
      commitReveal,
      epochIndex: Number(epochIndex),
      revealPeriod: Number(revealPeriod),
    };
  }
}
