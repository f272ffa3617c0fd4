import { U16_MAX } from "@opentao/codec";
import type { Keypair } from "@opentao/crypto";
import { setWeights, type WeightVector } from "../chain/actions/weights.ts";
import type { Chain } from "../chain/chain.ts";
import { failedWith } from "../chain/dispatchError.ts";
import { ChainError } from "../chain/errors.ts";
import { type Metagraph, neuronOf } from "../metagraph/index.ts";
import { chainWeights } from "./chainWeights.ts";
import type { CommitBook } from "./commitBook.ts";
import { type Demands, readDemands } from "./demands.ts";
import type { Log } from "./options.ts";
import type { ScoreBook } from "./scores.ts";
import { WeightCommits } from "./weightCommits.ts";

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
  readonly #commits: WeightCommits;
  /** True when this run has set weights; registering counts as an update on the chain, so the chain does not tell. */
  #hasSet = false;
  #isBusy = false;

  constructor(chain: Chain, hotkey: Keypair, netuid: number, log: Log, commits: CommitBook) {
    this.#chain = chain;
    this.#hotkey = hotkey;
    this.#netuid = netuid;
    this.#log = log;
    this.#commits = new WeightCommits(chain, hotkey, netuid, log, commits);
  }

  /** Sets or reveals weights if it is time. Refusals are logged; the next block tries again. */
  async onBlock(metagraph: Metagraph, scores: ScoreBook, signal: AbortSignal): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      const demands = await readDemands(this.#chain, this.#netuid, metagraph.blockHash);
      await this.#commits.reveal(metagraph.blockHash, demands, signal);
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
      await this.#commits.commit(weights, demands, signal);
    } else {
      await setWeights(this.#chain, this.#hotkey, weights, { signal });
      this.#log.info({ netuid: this.#netuid, uids, values }, "weights set");
    }
    this.#hasSet = true;
  }
}
