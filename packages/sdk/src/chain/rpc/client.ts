import { type Deadline, deadline } from "../../deadline.ts";
import { ChainError } from "../errors.ts";
import { Connection } from "./connection.ts";
import { parseMessage } from "./messages.ts";
import { OpenRequests } from "./openRequests.ts";
import type { OpenSocket } from "./socket.ts";
import { type Subscription, Subscriptions } from "./subscriptions.ts";

/** Options of a connection to a JSON-RPC server. Times in milliseconds. */
export interface RpcOptions {
  readonly url: string;
  readonly openSocket: OpenSocket;
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

/**
 * A JSON-RPC 2.0 client over one connection that comes back by itself. Requests made or in flight while it is down are
 * answered after it is back, within their time.
 */
export class RpcClient {
  readonly #options: RpcOptions;
  readonly #connection: Connection;
  readonly #requests = new OpenRequests();
  readonly #subscriptions = new Subscriptions();

  private constructor(options: RpcOptions) {
    this.#options = options;
    this.#connection = new Connection(
      { ...options, handshakeTimeoutMs: options.requestTimeoutMs },
      { onMessage: (text) => this.#receive(text), onLost: () => this.#lose() },
    );
  }

  /** Connects. @throws ChainError `CHAIN_UNREACHABLE` */
  static async connect(options: RpcOptions): Promise<RpcClient> {
    const client = new RpcClient(options);
    await client.#connection.open();
    return client;
  }

  get isConnected(): boolean {
    return this.#connection.isConnected;
  }

  /** Calls `listener` whenever the connection is lost or is back; returns what stops it. */
  onConnection(listener: (isConnected: boolean) => void): () => void {
    return this.#connection.onChange(listener);
  }

  /**
   * The result of a method.
   *
   * @throws RpcFaultError when the server answers with an error
   * @throws ChainError `TIMEOUT`, `ABORTED`, `CLOSED`, and `DISCONNECTED` for requests that are made once
   */
  async request(method: string, params: readonly unknown[], options: RequestOptions = {}): Promise<unknown> {
    const timeoutMs = options.timeoutMs ?? this.#options.requestTimeoutMs;
    const limit = deadline(timeoutMs, this.#connection.closed, options.signal);
    const { signal } = limit;
    try {
      for (;;) {
        if (signal.aborted) throw this.#abortError(method, limit, timeoutMs);
        try {
          await this.#connection.whenConnected(signal);
          return await this.#requests.open(method, params, signal, (text) => this.#connection.send(text));
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
      if (!this.#subscriptions.remove(given) || !this.isConnected) return;
      // Nobody waits for the answer; a server that has forgotten the subscription has nothing to end.
      this.request(unsubscribe, [given], { once: true }).catch(() => undefined);
    };
  }

  /** Ends everything; requests in flight fail with `CLOSED`. */
  close(): void {
    this.#connection.close();
  }

  #receive(text: string): void {
    const message = parseMessage(text);
    if (message === undefined) return;
    if ("params" in message) this.#subscriptions.notify(String(message.params.subscription), message.params.result);
    else this.#requests.settle(message);
  }

  #lose(): void {
    this.#requests.fail(
      new ChainError("DISCONNECTED", "the connection to the chain was lost", "It is tried again by itself."),
    );
    for (const { onLost } of this.#subscriptions.clear()) onLost();
  }

  #abortError(method: string, limit: Deadline, timeoutMs: number): ChainError {
    if (this.#connection.closed.aborted) return new ChainError("CLOSED", "the chain was closed", "Connect again.");
    if (!limit.isOver) return new ChainError("ABORTED", `${method} was given up`, "Try again.");
    if (this.isConnected) {
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
