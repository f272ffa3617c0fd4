import { fromHex } from "@opentao/codec";
import type { DigestItem, Header } from "@opentao/codec/primitives";
import {
  type BlockHash,
  type BlockRef,
  type ChainView,
  consensusDigest,
  headerHash,
  type ScheduledChange,
} from "../../../src/index.ts";

/** A block of the simulation. */
export interface SimBlock {
  readonly ref: BlockRef;
  readonly parent: BlockRef | undefined;
  readonly header: Header;
}

const NOTHING = new Uint8Array(32);

/** All blocks that were ever made, by anybody. */
export class BlockTree {
  readonly genesis: SimBlock;
  readonly #blocks = new Map<BlockHash, SimBlock>();
  #count = 0;

  constructor() {
    this.genesis = this.#add(undefined, []);
  }

  get(hash: BlockHash): SimBlock | undefined {
    return this.#blocks.get(hash);
  }

  /** Makes a block that differs from all others. */
  make(parent: BlockRef, change?: ScheduledChange): SimBlock {
    const logs = change === undefined ? [] : [consensusDigest({ type: "ScheduledChange", value: change })];
    return this.#add(parent, logs);
  }

  #add(parent: BlockRef | undefined, logs: DigestItem[]): SimBlock {
    this.#count += 1;
    const extrinsicsRoot = new Uint8Array(32);
    new DataView(extrinsicsRoot.buffer).setUint32(0, this.#count);
    const number = parent === undefined ? 0 : parent.number + 1;
    const parentHash = parent === undefined ? NOTHING : fromHex(parent.hash);
    const header: Header = { parentHash, number, stateRoot: NOTHING, extrinsicsRoot, digest: { logs } };
    const block = { ref: { hash: headerHash(header), number }, parent, header };
    this.#blocks.set(block.ref.hash, block);
    return block;
  }
}

/** The blocks that one node has. The longest chain is the best; of equals that which came first. */
export class NodeChain implements ChainView {
  readonly #blocks = new Map<BlockHash, SimBlock>();
  readonly #leaves = new Map<BlockHash, BlockRef>();
  readonly #log: SimBlock[] = [];
  #durable = 0;
  #finalized: BlockRef;

  constructor(genesis: SimBlock) {
    this.#finalized = genesis.ref;
    this.add(genesis);
    this.flush();
  }

  add(block: SimBlock): void {
    if (this.#blocks.has(block.ref.hash)) return;
    this.#blocks.set(block.ref.hash, block);
    this.#log.push(block);
    if (block.parent !== undefined) this.#leaves.delete(block.parent.hash);
    this.#leaves.set(block.ref.hash, block.ref);
  }

  /** All that was written is safe from a crash. */
  flush(): void {
    this.#durable = this.#log.length;
  }

  /** Loses what was not safe; how many blocks that were. */
  crash(): number {
    const kept = this.#log.splice(0);
    const lost = kept.length - this.#durable;
    kept.length = this.#durable;
    this.#blocks.clear();
    this.#leaves.clear();
    for (const block of kept) this.add(block);
    this.flush();
    this.finalize(this.#finalized);
    return lost;
  }

  /** Finalizes a block; leaves of other chains are no candidates any more. */
  finalize(block: BlockRef): void {
    this.#finalized = block;
    for (const [hash, leaf] of this.#leaves) if (!this.isDescendant(block, leaf)) this.#leaves.delete(hash);
  }

  /** Blocks above the finalized one, parents first. */
  unfinalized(): SimBlock[] {
    return this.#log.filter(({ ref }) => ref.number > this.#finalized.number);
  }

  blocks(): readonly SimBlock[] {
    return this.#log;
  }

  header(hash: BlockHash): Header | undefined {
    return this.#blocks.get(hash)?.header;
  }

  parent(hash: BlockHash): BlockRef | undefined {
    return this.#blocks.get(hash)?.parent;
  }

  knows({ hash, number }: BlockRef): boolean {
    return this.#blocks.get(hash)?.ref.number === number;
  }

  isDescendant(ancestor: BlockRef, block: BlockRef): boolean {
    let current = this.#blocks.get(block.hash);
    if (current?.ref.number !== block.number) return false;
    while (current !== undefined && current.ref.number > ancestor.number) {
      current = current.parent && this.#blocks.get(current.parent.hash);
    }
    return current?.ref.hash === ancestor.hash;
  }

  best(): BlockRef {
    return this.bestContaining(this.#finalized) ?? this.#finalized;
  }

  bestContaining(block: BlockRef): BlockRef | undefined {
    if (!this.knows(block)) return undefined;
    let best = block;
    for (const leaf of this.#leaves.values()) {
      if (leaf.number > best.number && this.isDescendant(block, leaf)) best = leaf;
    }
    return best;
  }

  finalized(): BlockRef {
    return this.#finalized;
  }
}
