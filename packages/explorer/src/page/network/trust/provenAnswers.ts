import { messageOf } from "@opentao/base";
import { fromHex, toHex } from "@opentao/codec";
import * as z from "zod";
import { blockOf, headerOf } from "./evident.ts";
import { NoProof } from "./lightClient.ts";
import type { Proofs } from "./proofs.ts";
import type { Ask, Settled, Sources } from "./sources.ts";

/** Methods that the light client answers alone: it has verified what it says. */
export const LIGHT: ReadonlySet<string> = new Set([
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

const keysPage = z.tuple([z.string(), z.number().int().min(0), z.string().nullable(), z.string()]);
const value = z.tuple([z.string(), z.string()]);
const values = z.tuple([z.array(z.string()), z.string()]);
const apiCall = z.tuple([z.string(), z.string(), z.string()]);

/**
 * Proven answers of JSON-RPC: by the hash that was asked for, by the light client, or by running the runtime here over
 * a state that the light client proves.
 */
export class ProvenAnswers {
  readonly #sources: Pick<Sources, "light" | "callApi">;
  readonly #proofs: Proofs;

  constructor(sources: Pick<Sources, "light" | "callApi">, proofs: Proofs) {
    this.#sources = sources;
    this.#proofs = proofs;
  }

  /**
   * Proves an answer; `undefined` when nothing can.
   *
   * @param node - what comes of asking the node the same
   * @throws NoProof
   */
  async prove(
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
      const proven = await this.prove(asked, params, Promise.resolve({ error: new NoProof(asked) }));
      if (proven === undefined) throw new NoProof(asked);
      return proven.answer;
    };
    const output = await this.#sources.callApi({ method, input: fromHex(input), at }, ask).catch((error: unknown) => {
      throw new NoProof(messageOf(error));
    });
    return output === undefined ? undefined : { answer: toHex(output) };
  }
}
