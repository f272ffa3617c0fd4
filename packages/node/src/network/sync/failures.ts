import type { BlockRef } from "../../chain/interface.ts";
import { NetworkError } from "../errors.ts";
import { isAskedAgain, misdeedOfSource } from "./misdeeds.ts";
import type { SyncPeers } from "./peers.ts";
import type { SyncOptions, SyncPeer } from "./ports.ts";

/** Consequences for a peer from which blocks could not be fetched. */
export class Failures {
  readonly #options: Pick<SyncOptions, "report" | "logger">;
  readonly #peers: SyncPeers;

  constructor(options: Pick<SyncOptions, "report" | "logger">, peers: SyncPeers) {
    this.#options = options;
    this.#peers = peers;
  }

  /** Notes that blocks up to `target` did not come from a peer. */
  note(peer: SyncPeer, target: BlockRef, error: unknown): void {
    const { logger, report } = this.#options;
    const isOtherFork = error instanceof NetworkError && error.code === "OTHER_FORK";
    if (isOtherFork) this.#peers.pause(peer);
    else this.#peers.delay(peer);
    if (!(error instanceof NetworkError)) {
      logger.error({ error }, "blocks could not be stored");
      return;
    }
    logger.debug({ peer: peer.id, block: target.number, error }, "blocks were not fetched");
    // A block that the peer does not have or lied about is not requested again, unless it announces it anew.
    if (!isAskedAgain(error, target.hash === peer.best.hash)) peer.targets.delete(target.hash);
    const misdeed = misdeedOfSource(error, this.#peers.get(peer.id));
    if (misdeed !== undefined) report(peer.id, misdeed, error);
  }
}
