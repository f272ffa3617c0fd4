import { toHex } from "@opentao/codec";
import type { ChainNotification, FinalityNotification, Hash, ImportNotification } from "../../chain/interface.ts";
import type { NodeServices } from "../../services.ts";
import { bestChange } from "../bestChange.ts";
import type { Subscription } from "../connection.ts";
import { followChain } from "../followChain.ts";
import type { RpcLimits } from "../limits.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { replacesRuntime, runtimeJson, runtimeVersion } from "../runtimeVersion.ts";
import { Operations } from "./operations.ts";

/** Final blocks that a new follower is told of, so that one that comes back finds where it was. */
const FINAL_BLOCKS = 16;

/**
 * One `chainHead` subscription: tells of blocks, keeps what it told of until the client lets go, and runs operations on it.
 * A client that lets go of too little is stopped, as the interface has it.
 */
export class Follow {
  readonly operations: Operations;
  readonly #services: NodeServices;
  readonly #limits: RpcLimits;
  readonly #subscription: Subscription;
  readonly #withRuntime: boolean;
  /** Blocks that the client may ask about. */
  readonly #pinned = new Set<Hash>();
  /** Blocks told of that are not final yet. */
  readonly #open = new Set<Hash>();
  #best: Hash | undefined;
  /** Height of the last final block that the client was told of at the beginning. */
  #firstHeight = 0;

  constructor(services: NodeServices, limits: RpcLimits, subscription: Subscription, withRuntime: boolean) {
    this.#services = services;
    this.#limits = limits;
    this.#subscription = subscription;
    this.#withRuntime = withRuntime;
    this.operations = new Operations(services, limits, subscription);
    this.#begin();
    followChain(services, subscription, (notification) => this.#next(notification));
  }

  /** @throws RpcError `blockNotPinned` */
  requirePinned(hash: Hash): void {
    if (!this.#pinned.has(hash)) throw new RpcError(RPC_CODES.blockNotPinned, "Invalid block hash", hash);
  }

  /** The client lets go of blocks. @throws RpcError `blockNotPinned`; nothing has changed then */
  unpin(hashes: readonly Hash[]): void {
    for (const hash of hashes) this.requirePinned(hash);
    for (const hash of hashes) this.#pinned.delete(hash);
  }

  #begin(): void {
    const { chain } = this.#services;
    const { hash, number } = chain.finalized();
    this.#firstHeight = number;
    const finalizedBlockHashes: Hash[] = [];
    for (let height = Math.max(0, number - FINAL_BLOCKS + 1); height <= number; height += 1) {
      const block = height === number ? hash : chain.hashAt(height);
      if (block !== undefined) finalizedBlockHashes.push(block);
    }
    for (const block of finalizedBlockHashes) this.#pinned.add(block);
    const runtime = this.#withRuntime ? { finalizedBlockRuntime: runtimeJson(runtimeVersion(chain, hash)) } : {};
    this.#subscription.send({ event: "initialized", finalizedBlockHashes, ...runtime });
    for (let parents = [hash]; parents.length > 0; ) {
      const children: Hash[] = [];
      for (const parent of parents) {
        for (const child of chain.children(parent)) {
          this.#tellBlock(child, parent, null);
          children.push(child);
        }
      }
      parents = children;
    }
    this.#tellBest(chain.best().hash);
  }

  #next(notification: ChainNotification): void {
    if (notification.kind === "imported") this.#imported(notification);
    else if (notification.kind === "finalized") this.#finalized(notification);
    const best = bestChange(notification);
    if (best !== undefined) this.#tellBest(best.block.hash);
    if (this.#pinned.size > this.#limits.pinnedBlocks) {
      this.#subscription.send({ event: "stop" });
      this.#subscription.close();
    }
  }

  #imported(notification: ImportNotification): void {
    const { chain } = this.#services;
    const { hash, number } = notification.block;
    // What the client was told of at the beginning may be announced once more.
    if (number <= this.#firstHeight || this.#open.has(hash)) return;
    const parent = toHex(notification.header.parentHash);
    const runtime =
      this.#withRuntime && replacesRuntime(notification) ? runtimeJson(runtimeVersion(chain, hash)) : null;
    this.#tellBlock(hash, parent, runtime);
  }

  #finalized({ finalized, pruned }: FinalityNotification): void {
    const finalizedBlockHashes = finalized.map(({ hash }) => hash).filter((hash) => this.#open.delete(hash));
    const prunedBlockHashes = pruned.map(({ hash }) => hash).filter((hash) => this.#open.delete(hash));
    if (finalizedBlockHashes.length === 0) return;
    this.#subscription.send({ event: "finalized", finalizedBlockHashes, prunedBlockHashes });
  }

  #tellBlock(blockHash: Hash, parentBlockHash: Hash, newRuntime: ReturnType<typeof runtimeJson> | null): void {
    this.#pinned.add(blockHash);
    this.#open.add(blockHash);
    const runtime = this.#withRuntime ? { newRuntime } : {};
    this.#subscription.send({ event: "newBlock", blockHash, parentBlockHash, ...runtime });
  }

  #tellBest(hash: Hash): void {
    if (hash === this.#best) return;
    this.#best = hash;
    this.#subscription.send({ event: "bestBlockChanged", bestBlockHash: hash });
  }
}
