import {
  type AuthoritySet,
  type BlockHash,
  type BlockRef,
  decodeJustification,
  VoterSet,
  verifyJustification,
} from "../../../src/index.ts";
import type { BlockTree } from "./blocks.ts";
import { verifySimulated } from "./keys.ts";

const VOTE_TAG = 0;
/** Offsets in a vote message of its round, set and kind; its block; and its voter. */
const SAID_WHERE = [1, 18] as const;
const SAID_WHAT = [18, 54] as const;
const SAID_BY = 118;
const PROPOSAL = 2;

const text = (bytes: Uint8Array, [from, to]: readonly [number, number]): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Watches honest nodes from outside, and says what must never be seen. */
export class Checker {
  readonly violations: string[] = [];
  /** Justifications that were verified. */
  proofs = 0;
  readonly #tree: BlockTree;
  readonly #final = new Map<number, BlockHash>();
  readonly #ofNode = new Map<number, BlockRef>();
  readonly #said = new Map<string, string>();

  constructor(tree: BlockTree) {
    this.#tree = tree;
    this.#final.set(0, tree.genesis.ref.hash);
  }

  /** The highest block that a node finalized. */
  finalizedBy(node: number): BlockRef {
    return this.#ofNode.get(node) ?? this.#tree.genesis.ref;
  }

  /** The highest block that anybody finalized. */
  get height(): number {
    return this.#final.size - 1;
  }

  /** A node has finalized a block, with a proof by that set. */
  finalized(node: number, block: BlockRef, proof: Uint8Array, set: AuthoritySet): void {
    const before = this.finalizedBy(node);
    if (block.number <= before.number) this.violated(`node ${node} finalizes ${block.number} after ${before.number}`);
    let current: BlockRef | undefined = block;
    while (current !== undefined && current.number > before.number) {
      const other = this.#final.get(current.number);
      if (other === undefined) this.#final.set(current.number, current.hash);
      else if (other !== current.hash)
        this.violated(`height ${current.number}: ${other} and ${current.hash} are finalized`);
      current = this.#tree.get(current.hash)?.parent;
    }
    if (current?.hash !== before.hash)
      this.violated(`node ${node} finalizes ${block.hash}, which leaves ${before.hash}`);
    this.#ofNode.set(node, block);
    try {
      const justification = decodeJustification(proof);
      verifyJustification(justification, set.setId, new VoterSet(set.authorities), verifySimulated);
      if (justification.commit.target.hash !== block.hash) throw new Error("for another block");
      this.proofs += 1;
    } catch (error) {
      this.violated(`node ${node}: the proof of block ${block.number} is refused: ${error}`);
    }
  }

  /** A node came back after a crash. */
  restarted(node: number, finalized: BlockRef): void {
    const before = this.finalizedBy(node);
    if (finalized.hash !== before.hash) this.violated(`node ${node} lost what was finalized: ${before.number}`);
  }

  /** A node sends bytes: if they are a vote of its own, it must not have said something else there. */
  sent(id: Uint8Array, bytes: Uint8Array): void {
    if (bytes[0] !== VOTE_TAG || bytes.length !== 150 || bytes[17] === PROPOSAL) return;
    if (id.some((byte, i) => byte !== bytes[SAID_BY + i])) return;
    const where = text(id, [0, 32]) + text(bytes, SAID_WHERE);
    const what = text(bytes, SAID_WHAT);
    const before = this.#said.get(where);
    if (before === undefined) this.#said.set(where, what);
    else if (before !== what) this.violated("an honest voter votes twice");
  }

  /** Something was seen that must never be. */
  violated(what: string): void {
    this.violations.push(what);
  }
}
