import * as z from "zod";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import type { Head } from "../heads/header.ts";
import type { RpcClient } from "../rpc/client.ts";
import { opaqueMetadata, RuntimeTypes } from "./runtimeTypes.ts";

const runtimeVersion = z.object({ specVersion: z.number(), transactionVersion: z.number() });
/** `state_call` argument of `Metadata_metadata_at_version`: 15. */
const METADATA_VERSION = "0x0f000000";
/** Blocks whose version is remembered. */
const MAX_BLOCKS = 4096;

/** A connection to a chain on which requests are made. */
export interface Requester {
  request(method: string, params: readonly unknown[]): Promise<unknown>;
}

/** Types of a chain's runtimes: each block is read by those that hold after it. */
export class Runtimes {
  readonly #chain: Requester;
  readonly #client: RpcClient;
  /** Of the best block. */
  #current: Promise<RuntimeTypes> | undefined;
  /** Of other blocks, by their version. */
  readonly #others = new Map<number, Promise<RuntimeTypes>>();
  /** Versions that hold after blocks, by hash. */
  readonly #versions = new Map<string, Promise<number>>();
  #isWatching = false;

  constructor(chain: Requester, client: RpcClient) {
    this.#chain = chain;
    this.#client = client;
  }

  /** Types at the best block. @throws ChainError `UNSUPPORTED_CHAIN` */
  current(): Promise<RuntimeTypes> {
    this.#watch();
    this.#current ??= this.#read().catch((error: unknown) => {
      this.#current = undefined;
      throw error;
    });
    return this.#current;
  }

  /** Types after a block (its hash). @throws ChainError `UNSUPPORTED_CHAIN` */
  async at(block: string): Promise<RuntimeTypes> {
    const [current, version] = await Promise.all([this.current(), this.#versionAt(block)]);
    if (version === current.specVersion) return current;
    const known = this.#others.get(version);
    if (known !== undefined) return known;
    const read = this.#read(block);
    this.#others.set(version, read);
    read.catch(() => this.#others.delete(version));
    return read;
  }

  /** Notes the version that holds after a new head, without asking for it. */
  follow({ hash, parentHash, changesRuntime }: Head): void {
    const version = this.#versions.get(parentHash);
    if (changesRuntime) this.#current = undefined;
    else if (version !== undefined) this.#know(hash, version);
  }

  /** Forgets all of them: another chain may answer now. */
  forget(): void {
    this.#current = undefined;
    this.#others.clear();
    this.#versions.clear();
  }

  #versionAt(block: string): Promise<number> {
    const known = this.#versions.get(block);
    if (known !== undefined) return known;
    const asked = this.#version(block).then(({ specVersion }) => specVersion);
    asked.catch(() => this.#versions.delete(block));
    this.#know(block, asked);
    return asked;
  }

  #know(block: string, version: Promise<number>): void {
    this.#versions.set(block, version);
    const [oldest] = this.#versions.keys();
    if (this.#versions.size > MAX_BLOCKS && oldest !== undefined) this.#versions.delete(oldest);
  }

  async #version(block?: string): Promise<z.infer<typeof runtimeVersion>> {
    const params = block === undefined ? [] : [block];
    return expectValue(runtimeVersion, await this.#chain.request("state_getRuntimeVersion", params), "the version");
  }

  async #read(block?: string): Promise<RuntimeTypes> {
    const { specVersion, transactionVersion } = await this.#version(block);
    const params = ["Metadata_metadata_at_version", METADATA_VERSION, ...(block === undefined ? [] : [block])];
    const hex = expectValue(z.string(), await this.#chain.request("state_call", params), "the metadata");
    return new RuntimeTypes(opaqueMetadata(hex), specVersion, transactionVersion);
  }

  /** Listens for changes of the best block's runtime, whether or not anybody follows heads. */
  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const onResult = (result: unknown): void => {
      const version = runtimeVersion.safeParse(result).data?.specVersion;
      const known = this.#current;
      known?.then(
        (types) => {
          if (types.specVersion !== version && this.#current === known) this.#current = undefined;
        },
        () => undefined,
      );
    };
    const onLost = (): void => {
      this.#isWatching = false;
      this.#current = undefined;
    };
    this.#client
      .subscribe("state_subscribeRuntimeVersion", "state_unsubscribeRuntimeVersion", [], { onResult, onLost })
      .catch((error: unknown) => {
        if (!(error instanceof ChainError)) throw error;
        // A node without the method is not asked again.
        this.#isWatching = error.code === "RPC_ERROR";
      });
  }
}
