import { toHex } from "@opentao/codec";
import { z } from "zod";
import type { ChainAccess } from "./access.ts";
import { ChainError } from "./errors.ts";
import { type ChainEvent, eventRecords, toEvents } from "./events.ts";
import { expectValue } from "./expectValue.ts";
import { type Head, headOf, rpcHeader } from "./header.ts";
import { HeadFollower, type HeadKind } from "./heads.ts";
import { RpcClient } from "./rpc/index.ts";
import { opaqueMetadata, RuntimeTypes } from "./runtimeTypes.ts";
import type { Signer } from "./signer.ts";
import type { Call, Inclusion, SubmitOptions } from "./submission.ts";
import { Submitter } from "./submit.ts";
import { ensureUrl } from "./url.ts";
import { waitForHead } from "./waitForHead.ts";

/** How to reach a chain. Times in milliseconds. */
export interface ChainOptions {
  /** For how long the first connection is tried. Default: 3000. */
  readonly connectTimeoutMs?: number;
  /** Time for an answer, reconnecting included. Default: 30000. */
  readonly requestTimeoutMs?: number;
  /** Longest pause between attempts to reconnect. Default: 5000. */
  readonly maxBackoffMs?: number;
}

/** Where to read. */
export interface ReadOptions {
  /** Hash of the block after which to read; the best block by default. */
  readonly at?: string;
}

const runtimeVersion = z.object({ specVersion: z.number(), transactionVersion: z.number() });
const hashText = z.string().regex(/^0x[0-9a-f]{64}$/);
const storageHex = z.string().nullable();
const keyPage = z.array(z.string());
const changeSets = z.array(z.object({ changes: z.array(z.tuple([z.string(), storageHex])) }));
/** Keys that are listed with one request. */
const PAGE = 1000;
/** `state_call` argument of `Metadata_metadata_at_version`: 15. */
const METADATA_VERSION = "0x0f000000";

/**
 * A chain over JSON-RPC. Types come from its metadata; values are those of polkadot-api: structs as objects with the
 * chain's field names, enums as `{ type, value }`, integers wider than 32 bits as bigint, accounts as SS58 addresses,
 * bytes as `Uint8Array`, absent options as `undefined`.
 */
export class Chain implements ChainAccess {
  readonly url: string;
  /** Hash of block 0. */
  readonly genesisHash: string;
  readonly #client: RpcClient;
  readonly #followers: Readonly<Record<HeadKind, HeadFollower>>;
  readonly #submitter: Submitter;
  #types: Promise<RuntimeTypes> | undefined;
  /** Set when the chain is another one after a reconnect. */
  #wrongChain: ChainError | undefined;

  private constructor(url: string, client: RpcClient, genesisHash: string) {
    this.url = url;
    this.genesisHash = genesisHash;
    this.#client = client;
    this.#followers = { best: new HeadFollower(client, "best"), finalized: new HeadFollower(client, "finalized") };
    this.#submitter = new Submitter(this, client);
    this.#followers.best.listen((head) => {
      if (head.changesRuntime) this.#types = undefined;
    });
    client.onConnection((isConnected) => {
      if (isConnected) void this.#checkGenesis();
    });
  }

  /**
   * Connects to the chain at a WebSocket address.
   *
   * @throws ChainError `INVALID_URL`, `CHAIN_UNREACHABLE`
   */
  static async connect(url: string, options: ChainOptions = {}): Promise<Chain> {
    ensureUrl(url);
    const client = await RpcClient.connect({
      url,
      connectTimeoutMs: options.connectTimeoutMs ?? 3000,
      requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
      maxBackoffMs: options.maxBackoffMs ?? 5000,
    });
    try {
      const genesisHash = expectValue(hashText, await client.request("chain_getBlockHash", [0]), "the genesis hash");
      return new Chain(url, client, genesisHash);
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** Whether the connection stands at this moment. */
  get isConnected(): boolean {
    return this.#client.isConnected;
  }

  /** Calls `listener` whenever the connection is lost or is back; returns what stops it. */
  onConnection(listener: (isConnected: boolean) => void): () => void {
    return this.#client.onConnection(listener);
  }

  /** The runtime's types, read once a runtime. @throws ChainError `UNSUPPORTED_CHAIN` */
  types(): Promise<RuntimeTypes> {
    this.#types ??= this.#readTypes().catch((error: unknown) => {
      this.#types = undefined;
      throw error;
    });
    return this.#types;
  }

  /** A constant of a pallet. @throws ChainError `UNKNOWN_ITEM` */
  async constant(pallet: string, name: string): Promise<unknown> {
    return (await this.types()).constant(pallet, name);
  }

  /** Value of a storage item; its default, or `undefined`, when absent. @throws ChainError */
  async query(
    pallet: string,
    item: string,
    keys: readonly unknown[] = [],
    options: ReadOptions = {},
  ): Promise<unknown> {
    const storage = (await this.types()).storage(pallet, item);
    if (keys.length !== storage.keyCount) {
      const message = `${pallet}.${item} has ${storage.keyCount} keys, ${keys.length} were given`;
      throw new ChainError("INVALID_ARGUMENT", message, "Give them all, or list the entries.");
    }
    const found = expectValue(
      storageHex,
      await this.request("state_getStorage", [storage.key(keys), options.at ?? null]),
      `${pallet}.${item}`,
    );
    return found === null ? storage.fallback : storage.decode(found);
  }

  /** All entries of a map whose keys begin with `keys`. @throws ChainError */
  async entries(
    pallet: string,
    item: string,
    keys: readonly unknown[] = [],
    options: ReadOptions = {},
  ): Promise<{ keys: unknown[]; value: unknown }[]> {
    const storage = (await this.types()).storage(pallet, item);
    const at = options.at ?? (await this.head()).hash;
    const prefix = storage.key(keys);
    const found: { keys: unknown[]; value: unknown }[] = [];
    for (let start = prefix; ; ) {
      const page = expectValue(
        keyPage,
        await this.request("state_getKeysPaged", [prefix, PAGE, start, at]),
        "a page of keys",
      );
      if (page.length > 0) {
        const changes = expectValue(
          changeSets,
          await this.request("state_queryStorageAt", [page, at]),
          "storage values",
        );
        for (const [key, value] of changes.flatMap((set) => set.changes)) {
          if (value !== null) found.push({ keys: storage.keysOf(key), value: storage.decode(value) });
        }
      }
      if (page.length < PAGE) return found;
      start = page.at(-1) ?? start;
    }
  }

  /** Result of a runtime API method, arguments in their order. @throws ChainError */
  async call(api: string, method: string, args: readonly unknown[] = [], options: ReadOptions = {}): Promise<unknown> {
    const { encode, decode } = (await this.types()).runtimeApi(api, method);
    const params = [`${api}_${method}`, toHex(encode(args)), options.at ?? null];
    return decode(expectValue(z.string(), await this.request("state_call", params), `${api}.${method}`));
  }

  /** Events of a block, in order. @throws ChainError */
  async events(at: string): Promise<ChainEvent[]> {
    return toEvents(expectValue(eventRecords, await this.query("System", "Events", [], { at }), "System.Events"));
  }

  /**
   * Signs a call, submits it and waits until it is in a block (or final, by `until`).
   *
   * @throws ChainError `INVALID_TRANSACTION` when the node refuses it, `TRANSACTION_DROPPED` when it stays outside
   * @throws TransactionFailure when it is in a block and failed there
   */
  submit(call: Call, signer: Signer, options: SubmitOptions = {}): Promise<Inclusion> {
    return this.#submitter.submit(call, signer, options);
  }

  /** The best or finalised block as of now. */
  async head(kind: HeadKind = "best"): Promise<Head> {
    const { latest } = this.#followers[kind];
    if (latest !== undefined && this.isConnected) return latest;
    const hash = kind === "best" ? null : await this.request("chain_getFinalizedHead", []);
    return headOf(expectValue(rpcHeader, await this.request("chain_getHeader", [hash]), "a header"));
  }

  /** Calls `listener` for each block that becomes the head, those that pass during a reconnect included. */
  async onHead(listener: (head: Head) => void, kind: HeadKind = "best"): Promise<() => void> {
    await this.#followers[kind].start();
    return this.#followers[kind].listen(listener);
  }

  /** The first head, the present one included, that `accepts`. @throws ChainError `ABORTED`, `TIMEOUT` */
  waitForHead(
    accepts: (head: Head) => boolean,
    options: { signal?: AbortSignal; timeoutMs?: number; kind?: HeadKind } = {},
  ): Promise<Head> {
    return waitForHead(this, accepts, options);
  }

  /** Hash of the best chain's block at a height; `undefined` above the head. */
  async blockHash(number: number): Promise<string | undefined> {
    return (
      expectValue(hashText.nullable(), await this.request("chain_getBlockHash", [number]), "a block hash") ?? undefined
    );
  }

  /** Any method of the node. Prefer the methods above. @throws ChainError */
  request(method: string, params: readonly unknown[]): Promise<unknown> {
    if (this.#wrongChain !== undefined) return Promise.reject(this.#wrongChain);
    return this.#client.request(method, params);
  }

  /** Closes the connection; what is in flight fails with `CLOSED`. */
  close(): void {
    for (const follower of Object.values(this.#followers)) follower.stop();
    this.#client.close();
  }

  async #readTypes(): Promise<RuntimeTypes> {
    const version = expectValue(runtimeVersion, await this.request("state_getRuntimeVersion", []), "the version");
    const hex = await this.request("state_call", ["Metadata_metadata_at_version", METADATA_VERSION]);
    const metadata = opaqueMetadata(expectValue(z.string(), hex, "the metadata"));
    return new RuntimeTypes(metadata, version.specVersion, version.transactionVersion);
  }

  async #checkGenesis(): Promise<void> {
    try {
      const genesisHash = await this.#client.request("chain_getBlockHash", [0]);
      this.#types = undefined;
      if (genesisHash === this.genesisHash) return;
      this.#wrongChain = new ChainError(
        "WRONG_CHAIN",
        `another chain answers at ${this.url} now: its genesis is ${genesisHash}, not ${this.genesisHash}`,
        "Connect again to work with the new chain.",
      );
    } catch (error) {
      if (!(error instanceof ChainError)) throw error; // lost again: the next connection is checked
    }
  }
}
