import type { BlockRef } from "../../chain/interface.ts";
import { NetworkError } from "../errors.ts";
import { isPassing, misdeedOfGiver } from "./blame.ts";
import type { SyncPeers } from "./peers.ts";
import type { SyncOptions, SyncPeer } from "./ports.ts";

/** What follows for a peer from whom blocks could not be fetched. */
export class Failures {
  readonly #options: Pick<SyncOptions, "charge" | "logger">;
  readonly #peers: SyncPeers;

  constructor(options: Pick<SyncOptions, "charge" | "logger">, peers: SyncPeers) {
    this.#options = options;
    this.#peers = peers;
  }

  /** Blocks up to `target` did not come from a peer. */
  note(peer: SyncPeer, target: BlockRef, error: unknown): void {
    const { logger, charge } = this.#options;
    const isOtherFork = error instanceof NetworkError && error.code === "OTHER_FORK";
    if (isOtherFork) this.#peers.pause(peer);
    else this.#peers.delay(peer);
    if (!(error instanceof NetworkError)) {
      logger.error({ error }, "blocks could not be stored");
      return;
    }
    logger.debug({ peer: peer.id, block: target.number, error }, "blocks were not fetched");
    // What the peer does not give or lies about is not asked of it again, unless it announces it anew.
    if (!isPassing(error)) peer.targets.delete(target.hash);
    const misdeed = misdeedOfGiver(error, peer.isRight);
    if (misdeed !== undefined) charge(peer.id, misdeed, error);
  }
}
