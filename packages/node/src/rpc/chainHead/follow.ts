import { toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import type { ChainNotification, FinalityNotification, Hash, ImportNotification } from "../../chain/interface.ts";
import type { Subscription } from "../call/connection.ts";
import { bestChange, followChain } from "../call/followChain.ts";
import type { RpcLimits } from "../call/limits.ts";
import type { NodeServices } from "../call/services.ts";
import { newRuntime, type RuntimeReport, replacesRuntime, reportRuntime } from "../results/runtimeVersion.ts";
import { firstBlocks } from "./firstBlocks.ts";
import { Operations } from "./operations.ts";
import { Pins } from "./pins.ts";

/**
 * One `chainHead` subscription: notifies of blocks, pins them until the client unpins them, and runs operations on
 * it. It is stopped when the client unpins too little, and when the chain jumps over blocks (warp sync), as the
 * interface has it.
 */
export class Follow {
  readonly operations: Operations;
  /** True when the client is notified of runtimes, and so may call them. */
  readonly withRuntime: boolean;
  readonly #services: NodeServices;
  readonly #subscription: Subscription;
  readonly #pins: Pins;
  /** Blocks of notifications that are neither finalized nor dead yet. */
  readonly #open = new Set<Hash>();
  #best: Hash | undefined;
  /** The last finalized block of which the client was notified. */
  #finalized: Hash;
  /** Its height at the beginning. */
  readonly #firstHeight: number;

  constructor(services: NodeServices, limits: RpcLimits, subscription: Subscription, withRuntime: boolean) {
    this.#services = services;
    this.#subscription = subscription;
    this.withRuntime = withRuntime;
    this.operations = new Operations(services, limits, subscription);
    this.#pins = new Pins(limits.pinnedBlocks, (bytes) => subscription.keep(bytes));
    const { hash, number } = services.chain.finalized();
    this.#finalized = hash;
    this.#firstHeight = number;
    this.#begin();
    followChain(services, subscription, (notification) => this.#next(notification));
  }

  /** Header of a block that the client holds. @throws RpcError `blockNotPinned` */
  pinned(hash: Hash): Header {
    return this.#pins.get(hash);
  }

  /** Unpins blocks. @throws RpcError `blockNotPinned`; nothing has changed then */
  unpin(hashes: readonly Hash[]): void {
    this.#pins.drop(hashes);
  }

  #begin(): void {
    const { chain } = this.#services;
    const { finalized, unfinalized } = firstBlocks(chain);
    for (const { hash, header } of finalized) this.#pins.add(hash, header);
    const finalizedBlockHashes = finalized.map(({ hash }) => hash);
    const runtime = this.withRuntime ? { finalizedBlockRuntime: reportRuntime(chain, this.#finalized) } : {};
    this.#subscription.send({ event: "initialized", finalizedBlockHashes, ...runtime });
    for (const { hash, header } of unfinalized)
      this.#notifyBlock(hash, header, () => this.#changedRuntime(hash, header));
    this.#notifyBest(chain.best().hash);
  }

  #next(notification: ChainNotification): void {
    if (notification.kind === "imported") this.#imported(notification);
    else if (notification.kind === "finalized") this.#applyFinality(notification);
    const best = bestChange(notification);
    if (best !== undefined) this.#notifyBest(best.block.hash);
    if (this.#pins.areTooMany(this.#open)) this.#stop();
  }

  #imported(notification: ImportNotification): void {
    const { header } = notification;
    const { hash, number } = notification.block;
    // Blocks of the first notifications may be announced once more.
    if (number <= this.#firstHeight || this.#open.has(hash)) return;
    const report = newRuntime(this.#services.chain);
    this.#notifyBlock(hash, header, () => (replacesRuntime(notification) ? report(notification) : null));
  }

  #applyFinality({ finalized, pruned }: FinalityNotification): void {
    const news = finalized.filter(({ number }) => number > this.#firstHeight).map(({ hash }) => hash);
    const last = news.at(-1);
    if (last === undefined) return;
    if (news.some((hash) => !this.#open.delete(hash))) {
      this.#stop();
      return;
    }
    const prunedBlockHashes = pruned.map(({ hash }) => hash).filter((hash) => this.#open.delete(hash));
    this.#finalized = last;
    this.#subscription.send({ event: "finalized", finalizedBlockHashes: news, prunedBlockHashes });
  }

  #notifyBlock(blockHash: Hash, header: Header, runtimeOf: () => RuntimeReport | null): void {
    const parentBlockHash = toHex(header.parentHash);
    if (!this.#knows(parentBlockHash)) {
      this.#stop();
      return;
    }
    this.#pins.add(blockHash, header);
    this.#open.add(blockHash);
    const runtime = this.withRuntime ? { newRuntime: runtimeOf() } : {};
    this.#subscription.send({ event: "newBlock", blockHash, parentBlockHash, ...runtime });
  }

  #notifyBest(hash: Hash): void {
    if (hash === this.#best) return;
    this.#best = hash;
    if (this.#knows(hash)) this.#subscription.send({ event: "bestBlockChanged", bestBlockHash: hash });
    else this.#stop();
  }

  /** Returns whether the client can place what stands on this block. */
  #knows(hash: Hash): boolean {
    return hash === this.#finalized || this.#open.has(hash);
  }

  #changedRuntime(hash: Hash, { parentHash }: Header): RuntimeReport | null {
    const { chain } = this.#services;
    const [before, now] = [reportRuntime(chain, toHex(parentHash)), reportRuntime(chain, hash)];
    return JSON.stringify(before) === JSON.stringify(now) ? null : now;
  }

  #stop(): void {
    this.#subscription.send({ event: "stop" });
    this.#subscription.close();
  }
}
