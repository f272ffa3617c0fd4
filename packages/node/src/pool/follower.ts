import { prefixExtrinsic } from "../chain/blocks/extrinsic.ts";
import type {
  BestNotification,
  BlockRef,
  Chain,
  FinalityNotification,
  Hash,
  ImportNotification,
} from "../chain/interface.ts";
import type { Intake } from "./intake.ts";
import type { PoolLimits } from "./limits.ts";
import type { Revalidator } from "./revalidator.ts";
import { senderOf, transactionHash } from "./transaction.ts";

/** Keeps the pool in step with the chain. */
export class Follower {
  readonly #chain: Chain;
  readonly #limits: PoolLimits;
  readonly #intake: Intake;
  readonly #revalidator: Pick<Revalidator, "begin">;

  constructor(chain: Chain, limits: PoolLimits, intake: Intake, revalidator: Pick<Revalidator, "begin">) {
    this.#chain = chain;
    this.#limits = limits;
    this.#intake = intake;
    this.#revalidator = revalidator;
  }

  /** Blocks are finalized. */
  finalized({ finalized, pruned }: FinalityNotification): void {
    for (const { hash } of finalized) this.#intake.watchers.finalized(hash);
    for (const { hash } of pruned) this.#intake.watchers.retracted(hash);
  }

  /** There is a new best block. */
  newBest({ block, enacted, retracted }: ImportNotification | BestNotification): void {
    const intake = this.#intake;
    const { queues, recent, watchers } = intake;
    const included = new Set<Hash>();
    for (const { hash } of retracted) watchers.retracted(hash);
    for (const ref of enacted) this.#include(ref, included);
    if (retracted.length > 0) recent.reset(block.hash);
    for (const { hash } of [...retracted].reverse()) this.#resubmit(hash, included);
    for (const hash of queues.expired(block.number)) intake.drop(hash, "invalid");
    this.#revalidator.begin();
    intake.enforceLimits();
    watchers.timeOut(block.number - this.#limits.finalityBlocks);
  }

  /** Removes the transactions of a block of the best chain; the tags that they provide need not be waited for. */
  #include(block: BlockRef, included: Set<Hash>): void {
    const { queues, recent, revalidation, watchers } = this.#intake;
    recent.begin(block);
    const body = this.#chain.body(block.hash) ?? [];
    for (const [index, bytes] of body.entries()) {
      const hash = transactionHash(bytes);
      included.add(hash);
      const transaction = queues.get(hash);
      if (transaction !== undefined) {
        queues.satisfy(transaction.provides);
        recent.satisfied(transaction.provides);
        queues.remove(hash);
        revalidation.forget(hash);
      } else {
        const sender = senderOf(bytes);
        revalidation.hurry(sender);
        recent.concerned(sender);
      }
      watchers.included(hash, block, index);
    }
  }

  /** Returns the transactions of a retracted block to the pool, unless another block holds them too. */
  #resubmit(block: Hash, included: ReadonlySet<Hash>): void {
    const intake = this.#intake;
    const { queues, revalidation } = intake;
    for (const bytes of this.#chain.body(block) ?? []) {
      const extrinsic = prefixExtrinsic(bytes);
      revalidation.hurry(senderOf(bytes));
      if (included.has(extrinsic.hash) || queues.get(extrinsic.hash) !== undefined) continue;
      intake.tryImport(extrinsic, "InBlock");
    }
  }
}
