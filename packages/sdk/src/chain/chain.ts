import { openSocket } from "#socket";
import type { RuntimeCall } from "../descriptors/generated/call.ts";
import type { ChainAccess } from "./access.ts";
import { ChainError } from "./errors.ts";
import { expectValue } from "./expectValue.ts";
import { HeadFollower, type HeadKind } from "./heads/follower.ts";
import { type Head, headOf, rpcHeader } from "./heads/header.ts";
import { waitForHead } from "./heads/waitForHead.ts";
import { hashText } from "./hexText.ts";
import { type DifferenceOptions, readDifferences, type StateDifference } from "./reads/differences.ts";
import { RawChain } from "./reads/raw.ts";
import {
  type ApiReads,
  type ConstantReads,
  type StorageReads,
  type TypedReads,
  typedConstants,
  typedReads,
} from "./reads/typed.ts";
import { RpcClient } from "./rpc/client.ts";
import type { OpenSocket } from "./rpc/socket.ts";
import { ChainEvent, eventRecords } from "./runtime/events.ts";
import { Runtimes } from "./runtime/runtimes.ts";
import type { RuntimeTypes } from "./runtime/runtimeTypes.ts";
import { type Finding, findTransaction } from "./transactions/finding.ts";
import type { SignerPayload } from "./transactions/payload.ts";
import type {
  Inclusion,
  PayloadSigner,
  PrepareOptions,
  SendOptions,
  SignedTransaction,
  Signer,
  SubmitOptions,
} from "./transactions/submission.ts";
import { Submitter } from "./transactions/submitter.ts";
import { ensureUrl } from "./url.ts";

/** Options of a connection to a chain. Times in milliseconds. */
export interface ChainOptions {
  /** For how long the first connection is tried. Default: 3000. */
  readonly connectTimeoutMs?: number;
  /** Time for an answer, reconnecting included. Default: 30000. */
  readonly requestTimeoutMs?: number;
  /** Longest pause between attempts to reconnect. Default: 5000. */
  readonly maxBackoffMs?: number;
  /** Opens the connection, and opens it anew when it is lost: for what is no WebSocket, such as a light client. */
  readonly openSocket?: OpenSocket;
}

/**
 * A chain over JSON-RPC. Codecs come from its metadata, types from the descriptors, whose checksums are compared with
 * the metadata. Values are those of polkadot-api: structs as objects with the chain's field names, enums as
 * `{ type, value }`, integers wider than 32 bits as bigint, accounts as SS58 addresses, bytes as `Uint8Array` (as hex
 * digits where their number is fixed), absent options as `undefined`.
 */
export class Chain implements ChainAccess, TypedReads {
  readonly url: string;
  /** Hash of block 0. */
  readonly genesisHash: string;
  /** Storage of the best block by pallet and item: `chain.query.System.Account(address)`. */
  readonly query: StorageReads;
  /** Runtime APIs at the best block: `chain.apis.SwapRuntimeApi.current_alpha_price({ netuid })`. */
  readonly apis: ApiReads;
  /** Constants: `chain.constants.Balances.ExistentialDeposit()`. */
  readonly constants: ConstantReads;
  /** The same without types, for what the descriptors do not know. */
  readonly raw: RawChain;
  readonly #client: RpcClient;
  readonly #requestTimeoutMs: number;
  readonly #followers: Readonly<Record<HeadKind, HeadFollower>>;
  readonly #submitter: Submitter;
  readonly #runtimes: Runtimes;
  /** Set when the chain is another one after a reconnect. */
  #wrongChain: ChainError | undefined;

  private constructor(url: string, client: RpcClient, genesisHash: string, requestTimeoutMs: number) {
    this.url = url;
    this.#requestTimeoutMs = requestTimeoutMs;
    this.genesisHash = genesisHash;
    this.#client = client;
    this.#followers = { best: new HeadFollower(client, "best"), finalized: new HeadFollower(client, "finalized") };
    this.#submitter = new Submitter(this, client);
    this.raw = new RawChain(this, this.#submitter);
    ({ query: this.query, apis: this.apis } = typedReads(this, this.raw));
    this.constants = typedConstants(this);
    this.#runtimes = new Runtimes(this, client);
    this.#followers.best.listen((head) => this.#runtimes.follow(head));
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
    const requestTimeoutMs = options.requestTimeoutMs ?? 30_000;
    const client = await RpcClient.connect({
      url,
      openSocket: options.openSocket ?? openSocket,
      connectTimeoutMs: options.connectTimeoutMs ?? 3000,
      requestTimeoutMs,
      maxBackoffMs: options.maxBackoffMs ?? 5000,
    });
    try {
      const genesisHash = expectValue(hashText, await client.request("chain_getBlockHash", [0]), "the genesis hash");
      return new Chain(url, client, genesisHash, requestTimeoutMs);
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** True when the connection stands at this moment. */
  get isConnected(): boolean {
    return this.#client.isConnected;
  }

  /** Calls `listener` whenever the connection is lost or is back; returns what stops it. */
  onConnection(listener: (isConnected: boolean) => void): () => void {
    return this.#client.onConnection(listener);
  }

  /**
   * Types of the runtime after a block (its hash); of the best one by default. @throws ChainError `UNSUPPORTED_CHAIN`
   */
  types(at?: string): Promise<RuntimeTypes> {
    return at === undefined ? this.#runtimes.current() : this.#runtimes.at(at);
  }

  /** Reads as they were after a block (its hash); at the best one by default. */
  at(block: string | undefined): TypedReads {
    return block === undefined ? this : typedReads(this, this.raw, block);
  }

  /** Events of a block, in order. @throws ChainError */
  async events(at: string): Promise<ChainEvent[]> {
    const records = expectValue(eventRecords, await this.raw.query("System", "Events", [], { at }), "System.Events");
    const { described } = await this.types(at);
    return records.map((record) => new ChainEvent(record, described));
  }

  /**
   * Keys of the state that have another value after a block (its hash) than after an ancestor of it, by default its
   * parent. The node must keep both states.
   *
   * @throws ChainError `RPC_ERROR` when the node cannot compare them; `DISCONNECTED`, `TIMEOUT`, `UNEXPECTED_VALUE`
   */
  differences(at: string, options: DifferenceOptions): Promise<StateDifference[]> {
    if (this.#wrongChain !== undefined) return Promise.reject(this.#wrongChain);
    return readDifferences(this.#client, at, options, this.#requestTimeoutMs);
  }

  /**
   * Signs a call (see `tx`), submits it and waits until it is in a block (or in a finalized one, by `until`).
   *
   * @throws ChainError `INCOMPATIBLE_RUNTIME` when the chain's call is another one, `INVALID_TRANSACTION` when the node
   *   refuses it, `TRANSACTION_DROPPED` when it stays outside
   * @throws TransactionFailure when it is in a block and failed there
   */
  async submit(call: RuntimeCall, signer: Signer | PayloadSigner, options: SubmitOptions = {}): Promise<Inclusion> {
    (await this.types()).described.ensureCall(call);
    return this.#submitter.submit(call, signer, options);
  }

  /**
   * Makes what is to be signed of a call (see `tx`), for a key that lies elsewhere: `signPayload` signs it.
   *
   * @throws ChainError `INCOMPATIBLE_RUNTIME`, `UNSUPPORTED_CHAIN`, `INVALID_AMOUNT`
   */
  async prepare(call: RuntimeCall, address: string, options: PrepareOptions = {}): Promise<SignerPayload> {
    (await this.types()).described.ensureCall(call);
    return this.#submitter.prepare(call, address, options);
  }

  /** Sends a signed transaction and waits for it, as {@link submit} does. @throws ChainError; TransactionFailure */
  send(signed: SignedTransaction, options: SendOptions = {}): Promise<Inclusion> {
    return this.#submitter.send(signed, options);
  }

  /**
   * Looks for a signed transaction in the blocks that can hold it. Only `absent` with `isOver` says that it never will
   * be in one: nodes need not have all blocks.
   *
   * @throws TransactionFailure when it failed in its block; ChainError
   */
  find(signed: SignedTransaction): Promise<Finding> {
    return findTransaction(this, signed);
  }

  /** The best or finalized block as of now. */
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

  async #checkGenesis(): Promise<void> {
    try {
      const genesisHash = await this.#client.request("chain_getBlockHash", [0]);
      this.#runtimes.forget();
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
