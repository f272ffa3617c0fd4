import { toHex } from "@opentao/codec";
import type { Keypair } from "@opentao/crypto";
import {
  commitWeights,
  randomSalt,
  revealWeights,
  type WeightVector,
  weightCommitHash,
} from "../chain/actions/weights.ts";
import type { Chain } from "../chain/chain.ts";
import { ChainError } from "../chain/errors.ts";
import type { CommitBook, OpenCommit } from "./commitBook.ts";
import type { Demands } from "./demands.ts";
import type { Log } from "./options.ts";

/** Failures after which a transaction is in no block and can get into none, or did nothing there. */
const REFUSED: ReadonlySet<string> = new Set(["INVALID_TRANSACTION", "DISPATCH_FAILED"]);
/** Epochs for which a commit is kept that the chain does not hold: it may still be on its way. */
const UNSEEN_EPOCHS = 2;

/** Commits a validator's weights by their hash, and reveals them when their time has come. */
export class WeightCommits {
  readonly #chain: Chain;
  readonly #hotkey: Keypair;
  readonly #netuid: number;
  readonly #log: Log;
  readonly #commits: CommitBook;

  constructor(chain: Chain, hotkey: Keypair, netuid: number, log: Log, commits: CommitBook) {
    this.#chain = chain;
    this.#hotkey = hotkey;
    this.#netuid = netuid;
    this.#log = log;
    this.#commits = commits;
  }

  /** Keeps a commit, then sends it: whatever happens on the way, what got into the chain can be revealed. */
  async commit(weights: WeightVector, { epochIndex: epoch }: Demands, signal: AbortSignal): Promise<void> {
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
   * Reveals the newest commit whose time has come, and forgets those whose time is over. What the chain holds after the
   * block with the hash `at` decides.
   */
  async reveal(at: string, demands: Demands, signal: AbortSignal): Promise<void> {
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
}
