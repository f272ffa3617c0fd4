import type { Ledger } from "./ledger.ts";
import { liesIn, type Question } from "./lies.ts";
import { Proofs } from "./proofs.ts";
import { LIGHT, ProvenAnswers } from "./provenAnswers.ts";
import { type Settled, type Sources, settled } from "./sources.ts";

/** Position of the block's hash among the parameters; without it, or `null` there, the best block is meant. */
const BLOCK_AT: Readonly<Record<string, number>> = {
  chain_getBlock: 0,
  chain_getHeader: 0,
  state_call: 2,
  state_getKeysPaged: 3,
  state_getStorage: 1,
  state_queryStorageAt: 1,
};

/**
 * JSON-RPC of a node of which nothing is believed: every answer is proven, by the hash that was asked for, by the light
 * client, or by running the runtime here over a state that the light client proves. What the node says otherwise is a
 * lie, and is noted; the answer that is given is the proven one.
 */
export class CheckedRpc {
  readonly #sources: Sources;
  readonly #ledger: Ledger;
  readonly #proofs: Proofs;
  readonly #answers: ProvenAnswers;

  constructor(sources: Sources, ledger: Ledger) {
    this.#sources = sources;
    this.#ledger = ledger;
    this.#proofs = new Proofs(sources.light);
    this.#answers = new ProvenAnswers(sources, this.#proofs);
  }

  /**
   * Returns a proven answer, or what the node says where nothing can prove it.
   *
   * @throws NoProof; what the node throws
   */
  async request(method: string, asked: readonly unknown[]): Promise<unknown> {
    if (LIGHT.has(method)) return this.#sources.light.request(method, asked);
    const params = await this.#atBlock(method, asked);
    const node = settled(this.#sources.node(method, params));
    const proven = await this.#answers.prove(method, params, node);
    if (proven !== undefined) {
      // Nobody waits for what need not be believed.
      void node.then((said) => this.#compare({ method, params }, said, proven.answer));
      return proven.answer;
    }
    const said = await node;
    if ("error" in said) throw said.error;
    this.#ledger.unproven(method);
    return said.answer;
  }

  /** Names the block, so that node and light client speak of the same. */
  async #atBlock(method: string, params: readonly unknown[]): Promise<readonly unknown[]> {
    const at = BLOCK_AT[method];
    if (at === undefined || typeof params[at] === "string") return params;
    const named = [...params];
    while (named.length < at) named.push(null);
    named[at] = await this.#proofs.best();
    return named;
  }

  /** Notes a proven answer, and what of the node's own is another one. */
  async #compare(question: Question, said: Settled, proven: unknown): Promise<void> {
    this.#ledger.proven("answer" in said);
    if (!("answer" in said)) return;
    const lies = liesIn(question, said.answer, proven);
    if (lies.length === 0 || !(await this.#isDecided(question))) return;
    for (const lie of lies) this.#ledger.lie(lie);
  }

  /** Returns whether there is one answer alone: which block is at a height, two honest nodes may see differently. */
  async #isDecided({ method, params: [number] }: Question): Promise<boolean> {
    if (method !== "chain_getBlockHash" || typeof number !== "number") return true;
    // What cannot be found out accuses nobody.
    return this.#proofs.isFinalized(number).catch(() => false);
  }
}
