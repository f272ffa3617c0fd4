import { toHex } from "@opentao/codec";
import * as z from "zod";
import type { RawCall } from "../../descriptors/shapes.ts";
import type { ChainAccess } from "../access.ts";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import type { Inclusion, Signer, SubmitOptions } from "../transactions/submission.ts";
import type { Submitter } from "../transactions/submitter.ts";
import { statePages } from "./pages.ts";

/** Options of reading. */
export interface ReadOptions {
  /** Hash of the block after which to read; the best block by default. */
  readonly at?: string | undefined;
}

const storageHex = z.string().nullable();

/**
 * A chain without the descriptors: names are texts and values are unknown. For what a chain has that this software was
 * not built for; values are still read and written by the chain's own metadata.
 */
export class RawChain {
  readonly #chain: ChainAccess;
  readonly #submitter: Submitter;

  constructor(chain: ChainAccess, submitter: Submitter) {
    this.#chain = chain;
    this.#submitter = submitter;
  }

  /** A constant of a pallet. @throws ChainError `UNKNOWN_ITEM` */
  async constant(pallet: string, name: string): Promise<unknown> {
    return (await this.#chain.types()).constant(pallet, name);
  }

  /** Value of a storage item; its default, or `undefined`, when absent. @throws ChainError */
  async query(pallet: string, item: string, keys: readonly unknown[] = [], { at }: ReadOptions = {}): Promise<unknown> {
    const storage = (await this.#chain.types(at)).storage(pallet, item);
    if (keys.length !== storage.keyCount) {
      const message = `${pallet}.${item} has ${storage.keyCount} keys, ${keys.length} were given`;
      throw new ChainError("INVALID_ARGUMENT", message, "Give them all, or list the entries.");
    }
    const answer = await this.#chain.request("state_getStorage", [storage.key(keys), at ?? null]);
    const found = expectValue(storageHex, answer, `${pallet}.${item}`);
    return found === null ? storage.fallback : storage.decode(found);
  }

  /** All entries of a map whose keys begin with `keys`. @throws ChainError */
  async entries(
    pallet: string,
    item: string,
    keys: readonly unknown[] = [],
    options: ReadOptions = {},
  ): Promise<{ keys: unknown[]; value: unknown }[]> {
    const at = options.at ?? (await this.#chain.head()).hash;
    const storage = (await this.#chain.types(at)).storage(pallet, item);
    const found: { keys: unknown[]; value: unknown }[] = [];
    for await (const page of statePages(this.#chain, storage.key(keys), at)) {
      for (const { key, value } of page) found.push({ keys: storage.keysOf(key), value: storage.decode(value) });
    }
    return found;
  }

  /** Result of a runtime API method, arguments in their order. @throws ChainError */
  async call(api: string, method: string, args: readonly unknown[] = [], { at }: ReadOptions = {}): Promise<unknown> {
    const { encode, decode } = (await this.#chain.types(at)).runtimeApi(api, method);
    const answer = await this.#chain.request("state_call", [`${api}_${method}`, toHex(encode(args)), at ?? null]);
    return decode(expectValue(z.string(), answer, `${api}.${method}`));
  }

  /** Submits a call of any names; see `Chain.submit`. @throws ChainError */
  submit(call: RawCall, signer: Signer, options: SubmitOptions = {}): Promise<Inclusion> {
    return this.#submitter.submit(call, signer, options);
  }
}
