import type { Keypair } from "@opentao/crypto";
import { z } from "zod";
import { commitWeights, randomSalt, revealWeights, setWeights, type WeightVector } from "../chain/actions/weights.ts";
import type { Chain } from "../chain/chain.ts";
import { ChainError, DispatchFailure } from "../chain/error.ts";
import { expectValue } from "../chain/expectValue.ts";
import type { Head } from "../chain/header.ts";
import { type Metagraph, neuronOf } from "../metagraph/index.ts";
import type { Log } from "./log.ts";
import type { ScoreBook } from "./scores.ts";
import { emitWeights, processWeights } from "./weights.ts";

/** What a subnet demands of weights now. */
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

interface OpenCommit {
  readonly weights: WeightVector;
  readonly salt: readonly number[];
  /** Epoch of the commit, as the chain counts. */
  readonly epoch: number;
}

const U16_MAX = 65_535;
/** Refusals that pass by themselves. */
const PASSING: ReadonlySet<string> = new Set(["SettingWeightsTooFast", "CommittingWeightsTooFast", "RevealTooEarly"]);

/**
 * Sets a validator's weights early in each tempo, as soon as the subnet's rate limit allows; where weights are committed first,
 * reveals them when their time has come.
 */
export class WeightSetter {
  readonly #chain: Chain;
  readonly #hotkey: Keypair;
  readonly #netuid: number;
  readonly #log: Log;
  readonly #commits: OpenCommit[] = [];
  /** Whether this run has set weights; registering counts as an update on the chain, so the chain does not tell. */
  #hasSet = false;
  #isBusy = false;

  constructor(chain: Chain, hotkey: Keypair, netuid: number, log: Log) {
    this.#chain = chain;
    this.#hotkey = hotkey;
    this.#netuid = netuid;
    this.#log = log;
  }

  /** Sets or reveals weights if it is time. Refusals are logged; the next block tries again. */
  async onBlock(metagraph: Metagraph, scores: ScoreBook, signal: AbortSignal): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      const head = { number: metagraph.block, hash: metagraph.blockHash };
      const demands = await this.#demands(head);
      await this.#reveal(demands, signal);
      if (this.#isDue(metagraph, scores, demands)) await this.#set(metagraph, scores, demands, signal);
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      if (signal.aborted) return;
      const passes = error instanceof DispatchFailure && PASSING.has(error.error);
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
    const { uids, values } = emitWeights(
      processWeights(byUid, {
        neurons: metagraph.neurons.length,
        minAllowed: demands.minAllowed,
        maxShare: demands.maxWeight / U16_MAX,
      }),
    );
    const weights: WeightVector = { netuid: this.#netuid, uids, values, versionKey: demands.versionKey };
    if (demands.commitReveal) {
      const salt = randomSalt();
      const { blockHash } = await commitWeights(this.#chain, this.#hotkey, weights, salt, { signal });
      const { epochIndex: epoch } = await this.#demands({ hash: blockHash });
      this.#commits.push({ weights, salt, epoch });
      this.#log.info({ netuid: this.#netuid, epoch }, "weights committed");
    } else {
      await setWeights(this.#chain, this.#hotkey, weights, { signal });
      this.#log.info({ netuid: this.#netuid, uids, values }, "weights set");
    }
    this.#hasSet = true;
  }

  async #reveal({ epochIndex, revealPeriod }: Demands, signal: AbortSignal): Promise<void> {
    const [first] = this.#commits;
    if (first === undefined || epochIndex < first.epoch + revealPeriod) return;
    if (epochIndex > first.epoch + revealPeriod) {
      this.#commits.shift();
      this.#log.warn({ netuid: this.#netuid, epoch: first.epoch }, "a commit expired before it was revealed");
      return;
    }
    await revealWeights(this.#chain, this.#hotkey, first.weights, first.salt, { signal });
    this.#commits.shift();
    this.#log.info({ netuid: this.#netuid, epoch: first.epoch }, "weights revealed");
  }

  async #demands({ hash }: Pick<Head, "hash">): Promise<Demands> {
    const read = async <T>(item: string, schema: z.ZodType<T>): Promise<T> =>
      expectValue(
        schema,
        await this.#chain.query("SubtensorModule", item, [this.#netuid], { at: hash }),
        `SubtensorModule.${item}`,
      );
    const [rateLimit, lastEpoch, minAllowed, maxWeight, versionKey, commitReveal, epochIndex, revealPeriod] =
      await Promise.all([
        read("WeightsSetRateLimit", z.bigint()),
        read("LastEpochBlock", z.bigint()),
        read("MinAllowedWeights", z.number()),
        read("MaxWeightsLimit", z.number()),
        read("WeightsVersionKey", z.bigint()),
        read("CommitRevealWeightsEnabled", z.boolean()),
        read("SubnetEpochIndex", z.bigint()),
        read("RevealPeriodEpochs", z.bigint()),
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
