import { messageOf } from "@opentao/base";
import { fromHex, toHex } from "@opentao/codec";
import * as z from "zod";
import { blockOf, headerOf } from "./evident.ts";
import type { Ledger } from "./ledger.ts";
import { liesIn, type Question } from "./lies.ts";
import { type LightClient, NoProof } from "./lightClient.ts";
import { Proofs } from "./proofs.ts";

/** Asks something, and gets the result. */
export type Ask = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** Runs a method of a runtime API over a state that is read through `ask`; `undefined` when this page cannot. */
export type CallApi = (
  call: { readonly method: string; readonly input: Uint8Array; readonly at: string },
  ask: Ask,
) => Promise<Uint8Array | undefined>;

/** Methods that the light client answers alone: it has verified what it says. */
const LIGHT = new Set([
  "chain_getFinalizedHead",
  "chain_subscribeFinalizedHeads",
  "chain_subscribeNewHeads",
  "chain_unsubscribeFinalizedHeads",
  "chain_unsubscribeNewHeads",
  "state_getRuntimeVersion",
  "state_subscribeRuntimeVersion",
  "state_unsubscribeRuntimeVersion",
]);

/** Runtime APIs that the light client runs itself. */
const OWN_APIS = /^(?:Metadata|Core|AccountNonceApi)_/;

/** Position of the block's hash among the parameters; without it, or `null` there, the best block is meant. */
const BLOCK_AT: Readonly<Record<string, number>> = {
  chain_getBlock: 0,
  chain_getHeader: 0,
  state_call: 2,
  state_getKeysPaged: 3,
  state_getStorage: 1,
  state_queryStorageAt: 1,
};

const keysPage = z.tuple([z.string(), z.number().int().min(0), z.string().nullable(), z.string()]);
const value = z.tuple([z.string(), z.string()]);
const values = z.tuple([z.array(z.string()), z.string()]);
const apiCall = z.tuple([z.string(), z.string(), z.string()]);

/** Sources of answers: a node that is not believed, and those that prove. */
export interface Sources {
  readonly node: Ask;
  readonly light: Pick<LightClient, "request">;
  readonly callApi: CallApi;
}

/**
 * JSON-RPC of a node of which nothing is believed: every answer is proven, by the hash that was asked for, by the light
 * client, or by running the runtime here over a state that the light client proves. What the node says otherwise is a
 * lie, and is noted; the answer that is given is the proven one.
 */
export class CheckedRpc {
  readonly #sources: Sources;
  readonly #ledger: Ledger;
  readonly #proofs: Proofs;

  constructor(sources: Sources, ledger: Ledger) {
    this.#sources = sources;
    this.#ledger = ledger;
    this.#proofs = new Proofs(sources.light);
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
    const proven = await this.#prove(method, params, node);
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

  /** Proves an answer; `undefined` when nothing can. */
  async #prove(
    method: string,
    params: readonly unknown[],
    node: Promise<Settled>,
  ): Promise<{ readonly answer: unknown } | undefined> {
    if (method === "state_getStorage") return { answer: await this.#proofs.value(...value.parse(params)) };
    if (method === "state_queryStorageAt") return { answer: await this.#proofs.values(...values.parse(params)) };
    if (method === "state_getKeysPaged") return { answer: await this.#proofs.keys(...keysPage.parse(params)) };
    if (method === "chain_getBlockHash" && typeof params[0] === "number") {
      return { answer: await this.#proofs.blockHash(params[0]) };
    }
    if (method === "chain_getHeader") return this.#evident(method, params, node, headerOf);
    if (method === "chain_getBlock") return this.#evident(method, params, node, blockOf);
    if (method === "state_call") return this.#called(apiCall.parse(params));
    return undefined;
  }

  /** The part of an answer whose hash says that it is the one: from the node, or from the light client's peers. */
  async #evident(
    method: string,
    params: readonly unknown[],
    node: Promise<Settled>,
    partOf: (answer: unknown, hash: string) => object | undefined,
  ): Promise<{ readonly answer: unknown }> {
    const hash = String(params[0]);
    const said = await node;
    const own = "answer" in said ? partOf(said.answer, hash) : undefined;
    if (own !== undefined) return { answer: own };
    const found = await this.#sources.light.request(method, params);
    if (found === null) return { answer: null };
    const answer = partOf(found, hash);
    if (answer === undefined) throw new NoProof(`what was found is not block ${hash}`);
    return { answer };
  }

  async #called([method, input, at]: z.infer<typeof apiCall>): Promise<{ readonly answer: unknown } | undefined> {
    if (OWN_APIS.test(method)) return { answer: await this.#sources.light.request("state_call", [method, input, at]) };
    const ask: Ask = async (asked, params) => {
      if (LIGHT.has(asked)) return this.#sources.light.request(asked, params);
      const proven = await this.#prove(asked, params, Promise.resolve({ error: new NoProof(asked) }));
      if (proven === undefined) throw new NoProof(asked);
      return proven.answer;
    };
    const output = await this.#sources.callApi({ method, input: fromHex(input), at }, ask).catch((error: unknown) => {
      throw new NoProof(messageOf(error));
    });
    return output === undefined ? undefined : { answer: toHex(output) };
  }
}

type Settled = { readonly answer: unknown } | { readonly error: unknown };

function settled(promise: Promise<unknown>): Promise<Settled> {
  return promise.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
}
