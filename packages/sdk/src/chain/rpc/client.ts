import { backoff } from "@opentao/base";
import { type Deadline, deadline } from "../../deadline.ts";
import { pause } from "../../pause.ts";
import { ChainError } from "../errors.ts";
import { parseMessage, type RpcFault } from "./messages.ts";
import { openSocket, type Socket } from "./socket.ts";
import { type Subscription, Subscriptions } from "./subscriptions.ts";

/** Options of a connection to a JSON-RPC server. Times in milliseconds. */
export interface RpcOptions {
  readonly url: string;
  /** For how long the first connection is tried. */
  readonly connectTimeoutMs: number;
  /** Time for an answer, reconnecting included. */
  readonly requestTimeoutMs: number;
  /** Longest pause between two attempts to reconnect. */
  readonly maxBackoffMs: number;
}

/** Options of one request. */
export interface RequestOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Do not repeat the request when the connection breaks: it has an effect. */
  readonly once?: boolean;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: ChainError | RpcFaultError) => void;
}

const FIRST_BACKOFF_MS = 100;

/** The server answered with an error object. */
export class RpcFaultError extends ChainError {
  override readonly name = "RpcFaultError";
  readonly fault: RpcFault;

  constructor(method: string, fault: RpcFault) {
    super("RPC_ERROR", `${method}: ${fault.message}`, "See the chain's answer; its log may say more.");
    this.fault = fault;
  }
}

/**
 * A JSON-RPC 2.0 client over one WebSocket that reconnects by itself, waiting longer after each failure. Requests made
 * or in flight while the connection is down are answered after it is back, within their time.
 */
export class RpcClient {
  readonly #options: RpcOptions;
  readonly #pending = new Map<number, Pending>();
  readonly #subscriptions = new Subscriptions();
  readonly #connectionListeners = new Set<(isConnected: boolean) => void>();
  readonly #closing = new AbortController();
  #socket: Socket | undefined;
  #nextId = 1;

  private constructor(options: RpcOptions) {
    this.#options = options;
  }

  /** Connects. @throws ChainError `CHAIN_UNREACHABLE` */
  static async connect(options: RpcOptions): Promise<RpcClient> {
    const client = new RpcClient(options);
    const lastTry = Date.now() + options.connectTimeoutMs;
    for (let failures = 1; ; failures++) {
      try {
        await client.#open();
        return client;
      } catch (error) {
        const delay = client.#delay(failures);
        if (Date.now() + delay >= lastTry) throw error;
        await pause(delay, client.#closing.signal);
      }
    }
  }

  /** Returns how long to wait after so many attempts that failed, in ms. */
  #delay(failures: number): number {
    return backoff(failures, { first: FIRST_BACKOFF_MS, longest: this.#options.maxBackoffMs });
  }

  get isConnected(): boolean {
    return this.#socket !== undefined;
  }

  /** Calls `listener` whenever the connection is lost or is back; returns what stops it. */
  onConnection(listener: (isConnected: boolean) => void): () => void {
    this.#connectionListeners.add(listener);
    return () => this.#connectionListeners.delete(listener);
  }

  /**
   * The result of a method.
   *
   * @throws RpcFaultError when the server answers with an error
   * @throws ChainError `TIMEOUT`, `ABORTED`, `CLOSED`, and `DISCONNECTED` for requests that are made once
   */
  async request(method: string, params: readonly unknown[], options: RequestOptions = {}): Promise<unknown> {
    const timeoutMs = options.timeoutMs ?? this.#options.requestTimeoutMs;
    const limit = deadline(timeoutMs, this.#closing.signal, options.signal);
    const { signal } = limit;
    try {
      for (;;) {
        if (signal.aborted) throw this.#abortError(method, limit, timeoutMs);
        try {
          await this.#whenConnected(signal);
          return await this.#send(method, params, signal);
        } catch (error) {
          if (signal.aborted) throw this.#abortError(method, limit, timeoutMs);
          if (!(error instanceof ChainError) || error.code !== "DISCONNECTED" || options.once === true) throw error;
        }
      }
    } finally {
      limit.release();
    }
  }

  /**
   * Subscribes; `onResult` gets each notification until the returned function is called or the connection is lost,
   * which `onLost` tells.
   */
  async subscribe(
    method: string,
    unsubscribe: string,
    params: readonly unknown[],
    subscription: Subscription,
    options: RequestOptions = {},
  ): Promise<() => void> {
    const given = await this.#subscriptions.add(() => this.request(method, params, options), subscription);
    return () => {
      if (!this.#subscriptions.remove(given) || this.#socket === undefined) return;
      // Nobody waits for the answer; a server that has forgotten the subscription has nothing to end.
      this.request(unsubscribe, [given], { once: true }).catch(() => undefined);
    };
  }

  /** Ends everything; requests in flight fail with `CLOSED`. */
  close(): void {
    this.#closing.abort();
    this.#socket?.close();
    this.#socket = undefined;
  }

  async #open(): Promise<void> {
    const timeoutMs = Math.min(this.#options.connectTimeoutMs, this.#options.requestTimeoutMs);
    const socket = await openSocket(this.#options.url, timeoutMs, {
      onMessage: (text) => this.#receive(text),
      onClose: () => this.#lose(),
    });
    if (this.#closing.signal.aborted) {
      socket.close();
      return;
    }
    this.#socket = socket;
    for (const listener of this.#connectionListeners) listener(true);
  }

  #receive(text: string): void {
    const message = parseMessage(text);
    if (message === undefined) return;
    if ("params" in message) {
      this.#subscriptions.notify(String(message.params.subscription), message.params.result);
      return;
    }
    const id = Number(message.id);
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (pending === undefined) return;
    if ("error" in message) pending.reject(new RpcFaultError("the chain", message.error));
    else pending.resolve(message.result);
  }

  #lose(): void {
    this.#socket = undefined;
    const error = new ChainError(
      "DISCONNECTED",
      "the connection to the chain was lost",
      "It is tried again by itself.",
    );
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
    const lost = this.#subscriptions.clear();
    for (const listener of this.#connectionListeners) listener(false);
    for (const { onLost } of lost) onLost();
    if (!this.#closing.signal.aborted) void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    for (let failures = 1; !this.#closing.signal.aborted; failures++) {
      await pause(this.#delay(failures), this.#closing.signal);
      try {
        if (!this.#closing.signal.aborted) await this.#open();
        return;
      } catch (error) {
        if (!(error instanceof ChainError)) throw error;
      }
    }
  }

  #send(method: string, params: readonly unknown[], signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId;
      this.#nextId += 1;
      const onAbort = (): void => {
        this.#pending.delete(id);
        reject(new ChainError("ABORTED", `${method} was given up`, "Try again."));
      };
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          signal.removeEventListener("abort", onAbort);
          then(value);
        };
      this.#pending.set(id, {
        resolve: settle(resolve),
        reject: settle((error) =>
          reject(error instanceof RpcFaultError ? new RpcFaultError(method, error.fault) : error),
        ),
      });
      signal.addEventListener("abort", onAbort, { once: true });
      this.#socket?.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  #whenConnected(signal: AbortSignal): Promise<void> {
    if (this.#socket !== undefined) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const stop = this.onConnection((isConnected) => {
        if (!isConnected) return;
        stop();
        signal.removeEventListener("abort", onAbort);
        resolve();
      });
      const onAbort = (): void => {
        stop();
        reject(new ChainError("DISCONNECTED", "the chain is not connected", "Check that it runs."));
      };
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }

  #abortError(method: string, limit: Deadline, timeoutMs: number): ChainError {
    if (this.#closing.signal.aborted) return new ChainError("CLOSED", "the chain was closed", "Connect again.");
    if (!limit.isOver) return new ChainError("ABORTED", `${method} was given up`, "Try again.");
    if (this.#socket !== undefined) {
      return new ChainError(
        "TIMEOUT",
        `the chain did not answer ${method} within ${timeoutMs} ms`,
        "It may be overloaded; try again or allow more time.",
      );
    }
    return new ChainError(
      "CHAIN_UNREACHABLE",
      `no chain answers at ${this.#options.url}`,
      "Start one with `tao node`, or give the address of a running one.",
    );
  }
}
