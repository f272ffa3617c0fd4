import type { BlockRef } from "../../chain/interface.ts";
import { fetchBranch } from "./branch.ts";
import { ImportQueue, type Refusal } from "./importQueue.ts";
import { consequenceOf, misdeedOfHelper } from "./misdeeds.ts";
import type { SyncPeers } from "./peers.ts";
import type { SyncOptions, SyncPeer } from "./ports.ts";
import { Ranges } from "./ranges.ts";

/** Fetches blocks and imports them. Misdeeds of peers on the way lower their reputation. */
export class Downloads {
  readonly #options: SyncOptions;
  readonly #peers: SyncPeers;
  readonly #queue: ImportQueue;

  constructor(options: SyncOptions, peers: SyncPeers) {
    this.#options = options;
    this.#peers = peers;
    this.#queue = new ImportQueue(options.importBlock, options.signatures);
  }

  /**
   * Fetches a block and those that it stands on.
   *
   * @returns `false` when it is the peer's fault that the block is not there
   * @throws NetworkError; DatabaseError
   */
  async fetch(peer: SyncPeer, target: BlockRef, signal: AbortSignal): Promise<boolean> {
    const { chain, ask } = this.#options;
    for await (const blocks of fetchBranch({ chain, ask, peer: peer.id, target, signal })) {
      const refusal = await this.#queue.add(blocks, signal);
      if (refusal !== undefined) return this.#refused(refusal, peer, target, peer.id);
    }
    return true;
  }

  /**
   * Fetches the chain up to the sync target in ranges, from the peer that has announced it and all others that have it.
   *
   * @returns `false` when it is the peer's fault that the chain is not there
   * @throws NetworkError; DatabaseError
   */
  async syncRanges(peer: SyncPeer, target: BlockRef, stop: AbortSignal): Promise<boolean> {
    const { chain, ask, clock, report } = this.#options;
    const download = new AbortController();
    const signal = AbortSignal.any([stop, download.signal]);
    const ranges = new Ranges({
      ...{ chain, ask, clock, target, signal },
      targetPeer: peer.id,
      helpers: (number) => this.#peers.having(number),
      failed: (helper, error) => {
        const misdeed = misdeedOfHelper(error, this.#peers.get(helper));
        if (misdeed !== undefined) report(helper, misdeed, error);
      },
    });
    try {
      for await (const range of ranges.download()) {
        const refusal = await this.#queue.add(range.blocks, signal);
        if (refusal !== undefined) return this.#refused(refusal, peer, target, range.source);
      }
      return true;
    } finally {
      download.abort();
    }
  }

  /** Reports a block that the chain refused; `false` when it is the target peer's fault, not its source's alone. */
  #refused(refusal: Refusal, targetPeer: SyncPeer, target: BlockRef, source: string): boolean {
    const { misdeed, isPermanent, isEarly, concernsTarget } = consequenceOf(refusal);
    if (isPermanent) this.#peers.reject(refusal.block.hashed.hash);
    const isTargetsFault = concernsTarget || source === targetPeer.id;
    if (isTargetsFault && !isEarly) targetPeer.targets.delete(target.hash);
    this.#options.report(source, misdeed, refusal.error);
    if (isTargetsFault && source !== targetPeer.id) this.#options.report(targetPeer.id, misdeed, refusal.error);
    return !isTargetsFault;
  }
}
