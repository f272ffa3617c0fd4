import { backoff } from "@opentao/base";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import { KnownSet } from "../peers/knownSet.ts";
import { RANGE, type SyncOptions, type SyncPeer } from "./ports.ts";

/** Number of invalid blocks that are remembered. */
const MAX_REJECTED = 1024;

/** Blocks of one peer that wait to be fetched. */
const MAX_TARGETS = 16;

/** Pauses of a peer after failures, in milliseconds. */
const RETRY_MS = { first: 1_000, longest: 60_000 } as const;
/** Pause of a peer on a dead fork, in milliseconds. */
const OTHER_FORK_MS = 500;

/** Source peers of blocks, and the blocks that each has and we want. */
export class SyncPeers {
  readonly #options: Pick<SyncOptions, "chain" | "clock">;
  readonly #peers = new Map<string, SyncPeer>();
  readonly #rejected = new KnownSet<Hash>(MAX_REJECTED);

  constructor(options: Pick<SyncOptions, "chain" | "clock">) {
    this.#options = options;
  }

  get(id: string): SyncPeer | undefined {
    return this.#peers.get(id);
  }

  /** Number of the highest block that a peer says it has; 0 without peers. */
  get highest(): number {
    let highest = 0;
    for (const { best } of this.#peers.values()) highest = Math.max(highest, best.number);
    return highest;
  }

  /** Adds a peer that serves blocks. */
  add(id: string, best: BlockRef): SyncPeer {
    const peer = { id, best, targets: new Map<Hash, BlockRef>(), isRight: false, busy: false, failures: 0, retryAt: 0 };
    this.#peers.set(id, peer);
    return peer;
  }

  remove(id: string): void {
    this.#peers.delete(id);
  }

  clear(): void {
    this.#peers.clear();
  }

  /** Notes that a peer has a block, if it is one to fetch. */
  want(peer: SyncPeer, block: BlockRef): void {
    const { chain } = this.#options;
    if (block.number <= chain.finalized().number || chain.header(block.hash) !== undefined) return;
    if (this.#rejected.has(block.hash)) return;
    peer.targets.set(block.hash, block);
    for (const oldest of peer.targets.keys()) {
      if (peer.targets.size <= MAX_TARGETS) break;
      peer.targets.delete(oldest);
    }
  }

  /** Notes that a block is invalid: it is requested no more. */
  reject(hash: Hash): void {
    this.#rejected.add(hash);
  }

  /** Returns peers that can be sent requests now, the most reliable first. */
  ready(): SyncPeer[] {
    const now = this.#options.clock.now();
    return [...this.#peers.values()]
      .filter(({ busy, retryAt }) => !busy && retryAt <= now)
      .sort((a, b) => a.failures - b.failures || b.best.number - a.best.number);
  }

  /** Returns peers that say they have blocks of a height, the most reliable first. */
  having(number: number): string[] {
    const peers = [...this.#peers.values()].filter(({ best }) => best.number >= number);
    return peers.sort((a, b) => a.failures - b.failures).map(({ id }) => id);
  }

  /** Returns the milliseconds until the next retry; `undefined` when no peer waits. */
  nextRetry(): number | undefined {
    const now = this.#options.clock.now();
    const waits = [...this.#peers.values()].map(({ retryAt }) => retryAt - now).filter((wait) => wait > 0);
    return waits.length === 0 ? undefined : waits.reduce((a, b) => Math.min(a, b));
  }

  /** Returns whether a block is too far above our best one to be fetched by itself. */
  isFar({ number }: BlockRef): boolean {
    return number > this.#options.chain.best().number + RANGE;
  }

  /** Returns the highest wanted block of a peer that is not being fetched. */
  nextTarget(peer: SyncPeer, isBeingFetched: (hash: Hash) => boolean): BlockRef | undefined {
    const { chain } = this.#options;
    const finalized = chain.finalized().number;
    let highest: BlockRef | undefined;
    for (const [hash, target] of peer.targets) {
      const isOver = target.number <= finalized || chain.header(hash) !== undefined || this.#rejected.has(hash);
      if (isOver) peer.targets.delete(hash);
      else if (!isBeingFetched(hash) && !this.isFar(target) && target.number > (highest?.number ?? 0)) highest = target;
    }
    return highest;
  }

  /** Leaves a peer that failed alone for a while, for longer each time. */
  delay(peer: SyncPeer): void {
    peer.failures += 1;
    peer.retryAt = this.#options.clock.now() + backoff(peer.failures, RETRY_MS);
  }

  /** Leaves a peer on a dead fork alone for a moment: it may reorganize any time, and its blocks are wanted then. */
  pause(peer: SyncPeer): void {
    peer.retryAt = this.#options.clock.now() + OTHER_FORK_MS;
  }
}
