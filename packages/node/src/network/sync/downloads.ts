import type { BlockRef } from "../../chain/interface.ts";
import { helperMisdeedOf, verdictOn } from "./blame.ts";
import { fetchBranch } from "./branch.ts";
import { ImportQueue, type Refusal } from "./importQueue.ts";
import type { SyncPeers } from "./peers.ts";
import type { SyncOptions, SyncPeer } from "./ports.ts";
import { Ranges } from "./ranges.ts";

/** Fetches blocks and takes them in. What peers do wrong on the way is charged to them. */
export class Downloads {
  readonly #options: SyncOptions;
  readonly #peers: SyncPeers;
  readonly #queue: ImportQueue;

  constructor(options: SyncOptions, peers: SyncPeers) {
    this.#options = options;
    this.#peers = peers;
    this.#queue = new ImportQueue(options.importBlock);
  }

  /**
   * Fetches a block and those that it stands on.
   *
   * @returns `false` when the peer is to blame that the block is not there
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
   * Fetches the whole chain of a peer, from it and all who have it.
   *
   * @returns `false` when the peer is to blame that the chain is not there
   * @throws NetworkError; DatabaseError
   */
  async catchUp(peer: SyncPeer, target: BlockRef, stop: AbortSignal): Promise<boolean> {
    const { chain, ask, clock, charge } = this.#options;
    const download = new AbortController();
    const signal = AbortSignal.any([stop, download.signal]);
    const ranges = new Ranges({
      ...{ chain, ask, clock, target, signal },
      lead: peer.id,
      helpers: (number) => this.#peers.having(number),
      failed: (helper, error) => {
        const misdeed = helperMisdeedOf(error, this.#peers.get(helper)?.isRight === true);
        if (misdeed !== undefined) charge(helper, misdeed, error);
      },
    });
    try {
      for await (const range of ranges.download()) {
        const refusal = await this.#queue.add(range.blocks, signal);
        if (refusal !== undefined) return this.#refused(refusal, peer, target, range.peer);
      }
      return true;
    } finally {
      download.abort();
    }
  }

  /** The chain refused a block: who gave it pays, and mostly who led there. `false` when the lead is to blame. */
  #refused(refusal: Refusal, lead: SyncPeer, target: BlockRef, giver: string): boolean {
    const { misdeed, isFinal, isEarly, blamesLead } = verdictOn(refusal);
    if (isFinal) this.#peers.reject(refusal.block.hash);
    const leadToo = blamesLead || giver === lead.id;
    if (leadToo && !isEarly) lead.targets.delete(target.hash);
    this.#options.charge(giver, misdeed, refusal.error);
    if (leadToo && giver !== lead.id) this.#options.charge(lead.id, misdeed, refusal.error);
    return !leadToo;
  }
}
