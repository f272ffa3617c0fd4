import { toHex } from "@opentao/codec";
import { HeaderCheck } from "../../chain/execution/headerCheck.ts";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import type { HashedHeader } from "../../primitives/hashedHeader.ts";
import { Downloads } from "./downloads.ts";
import { falseHeader } from "./errors.ts";
import { Failures } from "./failures.ts";
import { SyncPeers } from "./peers.ts";
import type { SyncOptions, SyncPeer } from "./ports.ts";

/** Branches that are fetched at a time. */
const MAX_FETCHES = 4;

/**
 * Keeps the chain at the head of its peers. Near the head each new block is fetched from the peer that announced it;
 * far behind it, range sync fetches the chain of the best peer from all.
 */
export class Sync {
  readonly #options: SyncOptions;
  readonly #peers: SyncPeers;
  readonly #downloads: Downloads;
  readonly #failures: Failures;
  readonly #headers: HeaderCheck;
  readonly #fetching = new Set<Hash>();
  readonly #stopper = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #major = false;
  #paused: boolean;
  #cancelRetry: (() => void) | undefined;

  /** @param paused - true when nothing is fetched before {@link resume} */
  constructor(options: SyncOptions, paused = false) {
    this.#options = options;
    this.#paused = paused;
    this.#peers = new SyncPeers(options);
    this.#downloads = new Downloads(options, this.#peers);
    this.#failures = new Failures(options, this.#peers);
    this.#headers = new HeaderCheck(options.chain, options.clock);
  }

  /** True when the node is far behind its peers and fetches whole ranges, or does not follow them yet. */
  get isMajor(): boolean {
    return this.#major || this.#paused;
  }

  /** Begins to fetch. */
  resume(): void {
    this.#paused = false;
    this.#schedule();
  }

  /** Number of the highest block that a peer says it has; our own best when none is higher. */
  get highest(): number {
    return Math.max(this.#options.chain.best().number, this.#peers.highest);
  }

  /** Adds a peer that serves blocks. */
  add(id: string, best: BlockRef): void {
    this.#peers.want(this.#peers.add(id, best), best);
    this.#schedule();
  }

  /** Removes a peer. */
  remove(id: string): void {
    this.#peers.remove(id);
  }

  /** Notes that a peer announced a block; `false` when the header cannot be one of this chain's now. */
  announced(id: string, hashed: HashedHeader, isBest: boolean): boolean {
    const { hash, header } = hashed;
    const plausibility = this.#headers.verify(hashed);
    const block = { hash, number: header.number };
    if (plausibility === "false") this.#options.report(id, "badBlock", falseHeader(hash));
    else if (plausibility !== "plausible" && plausibility.dueAt !== undefined)
      this.#options.early(block, plausibility.dueAt);
    if (plausibility !== "plausible") return false;
    const peer = this.#peers.get(id);
    if (peer !== undefined && isBest) peer.best = block;
    // Where the parent is known the seal was looked at.
    if (peer !== undefined && this.#options.chain.header(toHex(header.parentHash)) !== undefined) peer.isRight = true;
    this.want(id, block);
    return true;
  }

  /** Notes that a peer has a block that is wanted, whether it announced it or not. */
  want(id: string, block: BlockRef): void {
    const peer = this.#peers.get(id);
    if (peer === undefined) return;
    this.#peers.want(peer, block);
    this.#schedule();
  }

  /** Ends all downloads. */
  async stop(): Promise<void> {
    this.#stopper.abort();
    this.#cancelRetry?.();
    this.#peers.clear();
    await Promise.all(this.#running);
  }

  /** Starts what can be started now, and looks again when the next peer may be asked again. */
  #schedule(): void {
    if (this.#stopper.signal.aborted || this.#paused) return;
    const ready = this.#peers.ready();
    const far = ready.find(({ best, targets }) => this.#peers.isFar(best) && targets.has(best.hash));
    if (!this.#major && far !== undefined) this.#run(far, far.best, () => this.#syncRanges(far));
    if (!this.#major) {
      for (const peer of ready) {
        if (this.#fetching.size >= MAX_FETCHES) break;
        const target = this.#peers.nextTarget(peer, (hash) => this.#fetching.has(hash));
        if (target !== undefined)
          this.#run(peer, target, () => this.#downloads.fetch(peer, target, this.#stopper.signal));
      }
    }
    this.#cancelRetry?.();
    const wait = this.#peers.nextRetry();
    this.#cancelRetry = wait === undefined ? undefined : this.#options.clock.setTimer(wait, () => this.#schedule());
  }

  #run(peer: SyncPeer, target: BlockRef, action: () => Promise<boolean>): void {
    peer.busy = true;
    this.#fetching.add(target.hash);
    const running = this.#attempt(peer, target, action).finally(() => {
      this.#running.delete(running);
      this.#schedule();
    });
    this.#running.add(running);
  }

  async #attempt(peer: SyncPeer, target: BlockRef, action: () => Promise<boolean>): Promise<void> {
    try {
      if (await action()) {
        peer.failures = 0;
        peer.isRight = true;
      } else this.#peers.delay(peer);
    } catch (error) {
      // Faults of this node are told apart there.
      if (!this.#stopper.signal.aborted) this.#failures.note(peer, target, error);
    } finally {
      peer.busy = false;
      this.#fetching.delete(target.hash);
    }
  }

  async #syncRanges(peer: SyncPeer): Promise<boolean> {
    this.#setMajor(true);
    try {
      return await this.#downloads.syncRanges(peer, peer.best, this.#stopper.signal);
    } finally {
      this.#setMajor(false);
    }
  }

  #setMajor(isMajor: boolean): void {
    this.#major = isMajor;
    this.#options.changed(isMajor);
  }
}
