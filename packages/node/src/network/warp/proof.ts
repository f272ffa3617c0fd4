import { NetworkError } from "../errors.ts";
import { misdeedOf } from "../sync/misdeeds.ts";
import { checkWarpResponse, encodeWarpRequest, type WarpStart } from "./fragments.ts";
import type { WarpOptions, WarpPeer, WarpTarget } from "./ports.ts";

/**
 * Returns the highest finalized block that peers prove from a start on. Proofs are requested from each peer until it
 * can prove nothing beyond: one peer's older end is not the end. False proofs are misdeeds, and blocks proven before
 * stay.
 *
 * @returns `undefined` when nobody proves anything beyond the start
 */
export async function findTarget(
  start: WarpStart,
  peers: readonly WarpPeer[],
  options: WarpOptions,
): Promise<WarpTarget | undefined> {
  const { network, logger, signal } = options;
  const walk = new Walk(start, options);
  for (const { id } of peers) {
    try {
      await walk.follow(id);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof NetworkError)) throw error;
      logger.debug({ peer: id, error }, "a peer does not prove finalized blocks");
      const misdeed = error.code === "CLOSED" || error.code === "REFUSED" ? undefined : misdeedOf(error);
      if (misdeed !== undefined) network.report(id, misdeed, error);
    }
  }
  return walk.target;
}

/** The way from set to set of voters, as far as it is verified. */
class Walk {
  readonly #options: WarpOptions;
  #at: WarpStart;
  #fragments = 0;
  target: WarpTarget | undefined;

  constructor(start: WarpStart, options: WarpOptions) {
    this.#at = start;
    this.#options = options;
  }

  /** Goes as far as a peer leads. @throws NetworkError */
  async follow(peer: string): Promise<void> {
    const { network, verify, signal } = this.#options;
    for (;;) {
      const response = await network.request(peer, "sync/warp", encodeWarpRequest(this.#at), signal);
      const { target, fragments, finished } = await checkWarpResponse(this.#at, response, verify);
      if (target !== undefined) this.#advance(target, fragments);
      if (finished) return;
    }
  }

  #advance(target: WarpTarget, fragments: number): void {
    const { network, onProgress } = this.#options;
    const { hash, header, set } = target;
    this.#at = { hash, number: header.number, set };
    this.target = target;
    this.#fragments += fragments;
    const highest = network.peers().reduce((most, { best }) => Math.max(most, best.number), header.number);
    onProgress?.({ stage: "proof", fragments: this.#fragments, block: { hash, number: header.number }, highest });
  }
}
