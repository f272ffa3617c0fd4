import { headsUntil } from "../chain/heads/headsUntil.ts";
import { Dendrite } from "../dendrite/index.ts";
import { CommitBook, commitsFileOf } from "./commitBook.ts";
import { establishPresence, type Presence } from "./presence.ts";
import { isRecoverable } from "./recoverable.ts";
import { Rounds } from "./rounds.ts";
import { ensureMayAsk } from "./scheme.ts";
import { ScoreBook } from "./scores.ts";
import type { ValidatorOptions } from "./validatorOptions.ts";
import { WeightSetter } from "./weightSetter.ts";

/** Asks a subnet's miners, scores their answers and sets weights, until it is told to stop. */
export class Validator<Q extends object, A extends object, S> {
  readonly #options: ValidatorOptions<Q, A, S>;
  readonly #rounds: Rounds<Q, A, S>;

  constructor(options: ValidatorOptions<Q, A, S>) {
    this.#options = options;
    this.#rounds = new Rounds(options);
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
        this.#rounds.run(presence, scores, dendrite, localPeers, running),
      ]);
    } finally {
      ended.abort();
      this.#options.asks?.close();
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
