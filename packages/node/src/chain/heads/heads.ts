import { bytesEqual, fromHex, toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import type { Commit, Database, Heads as StoredHeads } from "../../database/index.ts";
import { HashedHeader } from "../../primitives/hashedHeader.ts";
import type { Metrics } from "../../primitives/metrics.ts";
import { type Blocks, Body } from "../blocks/blocks.ts";
import { checkFinality } from "../blocks/placement.ts";
import { canonicalChanges, deadBlocks, isAncestor, longestBranch, type Route, routeBetween } from "../blocks/routes.ts";
import { BlockError } from "../errors.ts";
import type { ExecutedBlock } from "../execution/execute.ts";
import type { BlockRef, Hash } from "../interface.ts";
import type { FinalizeOptions, ImportOptions, ImportResult, Pruning } from "../options.ts";
import type { States } from "../states/states.ts";
import { jumpTo } from "./jump.ts";
import type { Justifications } from "./justifications.ts";
import type { Notifier } from "./notifier.ts";

/** Parts of a chain that its heads work with. */
export interface HeadsParts {
  readonly database: Database;
  readonly blocks: Blocks;
  readonly states: States;
  readonly justifications: Justifications;
  readonly notifier: Notifier;
  readonly metrics: Metrics;
  /** Number of blocks by which the finalized one follows the best; `undefined` when it does not follow by itself. */
  readonly finalityLag: number | undefined;
  readonly pruning: Pruning;
}

/**
 * The best and the last finalized block of a chain, and all that moves them. Memory follows the database: a commit that
 * fails changes nothing.
 */
export class Heads {
  readonly #parts: HeadsParts;
  #best: BlockRef;
  #finalized: BlockRef;

  constructor(parts: HeadsParts, { best, finalized }: StoredHeads) {
    this.#parts = parts;
    this.#best = this.refOf(toHex(best));
    this.#finalized = this.refOf(toHex(finalized));
    this.#settle();
  }

  get best(): BlockRef {
    return this.#best;
  }

  get finalized(): BlockRef {
    return this.#finalized;
  }

  /** @throws BlockError `UNKNOWN_BLOCK` */
  refOf(hash: Hash): BlockRef {
    return { hash, number: this.#parts.blocks.known(hash).number };
  }

  /**
   * Stores a block that was executed on a known parent. @throws BlockError `WRONG_STATE_ROOT`, `CONTRADICTS_FINALITY`;
   * DatabaseError
   */
  commit(executed: ExecutedBlock, { finalize }: ImportOptions): ImportResult {
    const { blocks, states, notifier } = this.#parts;
    HashedHeader.ensure(executed.hashed);
    const { hashed, state } = executed;
    const { header } = hashed;
    const block: BlockRef = { hash: hashed.hash, number: header.number };
    if (blocks.knows(block)) return { block, isBest: block.hash === this.#best.hash, known: true };
    const parent: BlockRef = { hash: toHex(header.parentHash), number: header.number - 1 };
    checkFinality(blocks, this.#finalized, parent);
    const { root, nodes, removed } = state.commitment(executed.versions.state);
    if (!bytesEqual(root, header.stateRoot)) {
      throw new BlockError("WRONG_STATE_ROOT", "the state is not the one that the header says", "Make the block anew.");
    }
    const isBest = block.number > this.#best.number;
    const route = isBest ? this.#routeTo(parent, block) : { retracted: [], enacted: [] };
    const finalized = isBest ? this.#finalizedWith(block, parent, finalize) : undefined;
    const body = Body.encode([...executed.extrinsics]);
    const before = this.#finalized;
    const hash = fromHex(block.hash);
    const encoded = Header.encode(header);
    this.#write({
      block: { hash, height: block.number, header: encoded, body, state: { nodes, removed } },
      canonical: canonicalChanges(route),
      ...(isBest ? { best: hash } : {}),
      ...(finalized === undefined ? {} : { finalized: fromHex(finalized.hash) }),
      keepFrom: this.#keepFrom(finalized ?? before),
    });
    blocks.stored(block.hash, header, encoded.length);
    if (isBest) {
      this.#best = block;
      states.values.advance(state.baseRoot, header.stateRoot, state.changes);
    }
    if (finalized !== undefined) this.#finalized = finalized;
    this.#report();
    notifier.notify({ kind: "imported", block, header, isBest, ...route, changes: state.changes });
    if (finalized !== undefined) this.#notifyFinality(before, finalized);
    return { block, isBest, known: false };
  }

  /** Returns the block that is finalized with a new best block, or `undefined`. */
  #finalizedWith(block: BlockRef, parent: BlockRef, finalize: boolean | undefined): BlockRef | undefined {
    const lag = finalize === undefined ? this.#parts.finalityLag : finalize ? 0 : undefined;
    if (lag === undefined || block.number - lag <= this.#finalized.number) return undefined;
    if (lag === 0) return block;
    let finalized = parent;
    for (let behind = 1; behind < lag; behind++) {
      finalized = { hash: toHex(this.#parts.blocks.known(finalized.hash).parentHash), number: finalized.number - 1 };
    }
    return finalized;
  }

  /**
   * Finalizes a block and its ancestors; see the chain's method. @throws BlockError `UNKNOWN_BLOCK`,
   * `NOT_DESCENDANT`; DatabaseError
   */
  finalize(hash: Hash, options: FinalizeOptions): void {
    const { blocks, states, justifications, notifier } = this.#parts;
    const block = this.refOf(hash);
    const before = this.#finalized;
    const { records } = options;
    const justification = justifications.recordOf(block, options);
    if (isAncestor(blocks, block, before)) {
      if (justification !== undefined || records !== undefined) this.#write({ justification, records });
      return;
    }
    if (!isAncestor(blocks, before, block)) {
      const message = `block ${hash} does not descend from the finalized block ${before.hash}`;
      const hint = "Only blocks that descend from the last finalized one can be finalized.";
      throw new BlockError("NOT_DESCENDANT", message, hint);
    }
    const moves = !isAncestor(blocks, block, this.#best);
    const best = moves ? longestBranch(blocks, block) : this.#best;
    const route = routeBetween(blocks, this.#best, best);
    const heads = { canonical: canonicalChanges(route), best: fromHex(best.hash), finalized: fromHex(hash) };
    this.#write({ ...heads, justification, records, keepFrom: this.#keepFrom(block) });
    this.#finalized = block;
    this.#best = best;
    if (moves) {
      const header = blocks.known(best.hash);
      states.values.reset(header.stateRoot);
      notifier.notify({ kind: "best", block: best, header, ...route });
    }
    this.#report();
    this.#notifyFinality(before, block);
  }

  /** Makes a block whose state is staged best and finalized; see `StateImport.finish`. @throws DatabaseError */
  jump({ hash, header }: HashedHeader, options: FinalizeOptions): void {
    const { blocks, justifications, notifier } = this.#parts;
    const block: BlockRef = { hash, number: header.number };
    const { commit, retracted, forgotten } = jumpTo(block, header, this.#best, this.#finalized, blocks);
    this.#write({ ...commit, justification: justifications.recordOf(block, options), records: options.records });
    this.#best = block;
    this.#finalized = block;
    this.#settle();
    notifier.notify({ kind: "best", block, header, enacted: [block], retracted });
    notifier.notify({ kind: "finalized", finalized: [block], pruned: forgotten });
  }

  #write(commit: Commit): void {
    const { database, blocks } = this.#parts;
    for (const hash of database.commit(commit)) blocks.forget(toHex(hash));
  }

  /**
   * Height of the oldest state to keep once a block is finalized. What this finality rules out stays until the next
   * one, so that listeners can still read it.
   */
  #keepFrom({ number }: BlockRef): number | undefined {
    const { pruning } = this.#parts;
    return pruning === "archive" ? undefined : Math.min(number - pruning + 1, this.#finalized.number);
  }

  /** The way from the best block to a new one. */
  #routeTo(parent: BlockRef, block: BlockRef): Route {
    const { retracted, enacted } = routeBetween(this.#parts.blocks, this.#best, parent);
    return { retracted, enacted: [...enacted, block] };
  }

  #notifyFinality(before: BlockRef, block: BlockRef): void {
    const { blocks, notifier } = this.#parts;
    const finalized = blocks.canonicalBetween(before.number, block.number);
    notifier.notify({ kind: "finalized", finalized, pruned: deadBlocks(blocks, before, block) });
  }

  /** Moves the caches to the best block after a jump. */
  #settle(): void {
    const { blocks, states } = this.#parts;
    states.values.reset(blocks.known(this.#best.hash).stateRoot);
    this.#report();
  }

  #report(): void {
    const { blockHeight } = this.#parts.metrics;
    blockHeight.set({ status: "best" }, this.#best.number);
    blockHeight.set({ status: "finalized" }, this.#finalized.number);
  }
}
