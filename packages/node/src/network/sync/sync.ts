import { toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { BlockRef } from "../../chain/interface.ts";
import { NetworkError } from "../error.ts";
import { KnownSet } from "../peers/knownSet.ts";
import type { Misdeed } from "../peers/reputation.ts";
import { isFault } from "../requests/index.ts";
import { fetchBranch } from "./branch.ts";
import { ImportQueue, type Refusal } from "./importQueue.ts";
import { RANGE, type SyncOptions, type SyncPeer } from "./ports.ts";
import { Ranges } from "./ranges.ts";

/** Blocks that are known to break the rules. */
const MAX_REJECTED = 1024;

/** Blocks of one peer that wait to be fetched. */
const MAX_TARGETS = 16;

/** First wait after a failure, in milliseconds; it doubles with each further one. */
const RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;

/** Failures after which the same question may be answered. */
const PASSING: ReadonlySet<string> = new Set(["TIMED_OUT", "MALFORMED", "TOO_LONG"]);

/** Refusals that an honest peer may cause. */
const MISDEEDS: ReadonlyMap<string, Misdeed> = new Map([
  ["CONTRADICTS_FINALITY", "deadFork"],
  ["INVALID_INHERENTS", "earlyBlock"],
]);

/**
 * Keeps the chain at what peers have. Near the head each new block is fetched from who announced it; far behind it, the whole
 * chain of the best peer is fetched in ranges from all.
 */
export class Sync {
  readonly #options: SyncOptions;
  readonly #queue: ImportQueue;
  readonly #peers = new Map<string, SyncPeer>();
  readonly #fetching = new Set<string>();
  readonly #rejected = new KnownSet<string>(MAX_REJECTED);
  readonly #stopper = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #major = false;
  #cancelRetry: (() => void) | undefined;

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#queue = new ImportQueue(options.importBlock);
  }

  /** Whether the node is far behind its peers and fetches whole ranges. */
  get isMajor(): boolean {
    return this.#major;
  }

  /** The highest block that a peer says it has; our own best when none is higher. */
  get highest(): number {
    return Math.max(this.#options.chain.best().number, ...[...this.#peers.values()].map(({ best }) => best.number));
  }

  /** Number of blocks taken in so far. */
  get imported(): number {
    return this.#queue.imported;
  }

  /** A peer that gives blocks has come. */
  add(id: string, best: BlockRef): void {
    const peer = { id, best, targets: new Map<string, BlockRef>(), busy: false, failures: 0, retryAt: 0 };
    this.#peers.set(id, peer);
    this.#want(peer, best);
    this.#schedule();
  }

  /** A peer has gone. */
  remove(id: string): void {
    this.#peers.delete(id);
  }

  /** A peer announced a block. */
  announced(id: string, header: Header, isBest: boolean): void {
    const peer = this.#peers.get(id);
    if (peer === undefined) return;
    const block = { hash: toHex(blake2b256(Header.encode(header))), number: header.number };
    if (isBest) peer.best = block;
    this.#want(peer, block);
    this.#schedule();
  }

  /** Ends all downloads. */
  async stop(): Promise<void> {
    this.#stopper.abort();
    this.#cancelRetry?.();
    this.#peers.clear();
    await Promise.all(this.#running);
  }

  #want(peer: SyncPeer, block: BlockRef): void {
    const { chain } = this.#options;
    if (block.number <= chain.finalized().number || chain.header(block.hash) !== undefined) return;
    if (this.#rejected.has(block.hash)) return;
    peer.targets.set(block.hash, block);
    for (const oldest of peer.targets.keys()) {
      if (peer.targets.size <= MAX_TARGETS) break;
      peer.targets.delete(oldest);
    }
  }

  /** Starts what can be started now, and looks again when the next peer may be asked again. */
  #schedule(): void {
    if (this.#stopper.signal.aborted) return;
    const now = this.#options.clock.now();
    const ready = [...this.#peers.values()]
      .filter(({ busy, retryAt }) => !busy && retryAt <= now)
      .sort((a, b) => a.failures - b.failures || b.best.number - a.best.number);
    const far = ready.find(({ best, targets }) => this.#isFar(best) && targets.has(best.hash));
    if (!this.#major && far !== undefined) this.#run(far, far.best, () => this.#catchUp(far, far.best));
    if (!this.#major) {
      for (const peer of ready) {
        const target = this.#nextTarget(peer);
        if (target !== undefined) this.#run(peer, target, () => this.#fetch(peer, target));
      }
    }
    this.#wakeUp(now);
  }

  #wakeUp(now: number): void {
    this.#cancelRetry?.();
    const waits = [...this.#peers.values()].map(({ retryAt }) => retryAt - now).filter((wait) => wait > 0);
    this.#cancelRetry =
      waits.length === 0 ? undefined : this.#options.clock.setTimer(Math.min(...waits), () => this.#schedule());
  }

  #isFar({ number }: BlockRef): boolean {
    return number > this.#options.chain.best().number + RANGE;
  }

  /** The highest wanted block of a peer that nobody is being asked for. */
  #nextTarget(peer: SyncPeer): BlockRef | undefined {
    const { chain } = this.#options;
    let highest: BlockRef | undefined;
    for (const [hash, target] of peer.targets) {
      if (chain.header(target.hash) !== undefined || this.#rejected.has(hash)) peer.targets.delete(hash);
      else if (!this.#fetching.has(hash) && !this.#isFar(target) && target.number > (highest?.number ?? 0))
        highest = target;
    }
    return highest;
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
      if (await action()) peer.failures = 0;
      else this.#delay(peer);
    } catch (error) {
      this.#fail(peer, target, error);
    } finally {
      peer.busy = false;
      this.#fetching.delete(target.hash);
    }
  }

  #fail(peer: SyncPeer, target: BlockRef, error: unknown): void {
    if (this.#stopper.signal.aborted) return;
    const { logger } = this.#options;
    this.#delay(peer);
    if (error instanceof NetworkError) {
      logger.debug({ peer: peer.id, block: target.number, error }, "blocks were not fetched");
      // What the peer does not give or lies about is not asked of it again, unless it announces it anew.
      if (!PASSING.has(error.code)) peer.targets.delete(target.hash);
      this.#blame(peer.id, error);
    } else logger.error({ error }, "blocks could not be stored");
  }

  /** The peer is left alone for a while. */
  #delay(peer: SyncPeer): void {
    peer.failures += 1;
    peer.retryAt = this.#options.clock.now() + Math.min(RETRY_MS * 2 ** peer.failures, LONGEST_RETRY_MS);
  }

  #blame(peer: string, error: NetworkError): void {
    const { charge } = this.#options;
    if (isFault(error)) charge(peer, error.code === "FALSE_ANSWER" ? "lie" : "malformed", error);
    else if (error.code === "TIMED_OUT") charge(peer, "timeout", error);
    else if (error.code === "OTHER_FORK") charge(peer, "deadFork", error);
    else if (error.code !== "UNREACHABLE") charge(peer, "noAnswer", error);
  }

  /** `false` when the peer is to blame that the block is not there. */
  async #fetch(peer: SyncPeer, target: BlockRef): Promise<boolean> {
    const { chain, ask } = this.#options;
    const { signal } = this.#stopper;
    const blocks = await fetchBranch(chain, ask, peer.id, target, signal);
    const refusal = await this.#queue.add(blocks, signal);
    return refusal === undefined || this.#refused(refusal, peer, target, peer.id);
  }

  /** Fetches the whole chain of a peer; `false` when the peer is to blame that it is not there. */
  async #catchUp(peer: SyncPeer, target: BlockRef): Promise<boolean> {
    const { chain, ask } = this.#options;
    const download = new AbortController();
    const signal = AbortSignal.any([this.#stopper.signal, download.signal]);
    const ranges = new Ranges({
      ...{ chain, ask, target, signal },
      lead: peer.id,
      helpers: (number) => [...this.#peers.values()].filter(({ best }) => best.number >= number).map(({ id }) => id),
      failed: (helper, error) => this.#helperFailed(helper, error),
    });
    this.#setMajor(true);
    try {
      for await (const range of ranges.download()) {
        const refusal = await this.#queue.add(range.blocks, signal);
        if (refusal !== undefined) return this.#refused(refusal, peer, target, range.peer);
      }
      return true;
    } finally {
      download.abort();
      this.#setMajor(false);
    }
  }

  #setMajor(isMajor: boolean): void {
    this.#major = isMajor;
    this.#options.changed(isMajor);
  }

  /** A helper that lies pays like a lead; one that merely is on another fork does not pay. */
  #helperFailed(peer: string, error: unknown): void {
    if (error instanceof NetworkError && error.code !== "REFUSED") this.#blame(peer, error);
  }

  /**
   * The chain refused a block: who gave it pays, and so does who led there, unless only the body was false. What broke the
   * rules is not fetched again. `false` when the lead is to blame.
   */
  #refused({ block, code, error }: Refusal, lead: SyncPeer, target: BlockRef, giver: string): boolean {
    const misdeed = MISDEEDS.get(code) ?? "badBlock";
    const isEarly = code === "INVALID_INHERENTS";
    const isFalseBody = code === "WRONG_EXTRINSICS_ROOT";
    if (!isEarly && !isFalseBody) this.#rejected.add(block.hash);
    const leadToo = !isFalseBody || giver === lead.id;
    // A block that is early now is not later.
    if (leadToo && !isEarly) lead.targets.delete(target.hash);
    this.#options.charge(giver, misdeed, error);
    if (leadToo && giver !== lead.id) this.#options.charge(lead.id, misdeed, error);
    return !leadToo;
  }
}
