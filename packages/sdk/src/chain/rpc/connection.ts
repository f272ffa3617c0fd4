import { backoff } from "@opentao/base";
import { pause } from "../../pause.ts";
import { ChainError } from "../errors.ts";
import type { OpenSocket, Socket } from "./socket.ts";

/** Options of a {@link Connection}. Times in milliseconds. */
export interface ConnectionOptions {
  readonly url: string;
  readonly openSocket: OpenSocket;
  /** For how long the first connection is tried. */
  readonly connectTimeoutMs: number;
  /** Longest time for one attempt. */
  readonly handshakeTimeoutMs: number;
  /** Longest pause between two attempts to reconnect. */
  readonly maxBackoffMs: number;
}

/** Callbacks of a {@link Connection}. */
export interface ConnectionListener {
  onMessage(text: string): void;
  /** Called when the connection was lost, whoever closed it, before those that listen for changes are. */
  onLost(): void;
}

const FIRST_BACKOFF_MS = 100;

/** A socket that opens anew by itself when it is lost, waiting longer after each failure. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #listener: ConnectionListener;
  readonly #changeListeners = new Set<(isConnected: boolean) => void>();
  readonly #closing = new AbortController();
  #socket: Socket | undefined;

  constructor(options: ConnectionOptions, listener: ConnectionListener) {
    this.#options = options;
    this.#listener = listener;
  }

  /** Opens it: to be called once, first. @throws ChainError `CHAIN_UNREACHABLE` */
  async open(): Promise<void> {
    const lastTry = Date.now() + this.#options.connectTimeoutMs;
    for (let failures = 1; ; failures++) {
      try {
        await this.#attempt();
        return;
      } catch (error) {
        const delay = this.#delay(failures);
        if (Date.now() + delay >= lastTry) throw error;
        await pause(delay, this.#closing.signal);
      }
    }
  }

  get isConnected(): boolean {
    return this.#socket !== undefined;
  }

  /** Calls `listener` whenever the connection is lost or is back; returns what stops it. */
  onChange(listener: (isConnected: boolean) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Resolves as soon as it is connected. @throws ChainError `DISCONNECTED` when `signal` aborts before */
  whenConnected(signal: AbortSignal): Promise<void> {
    if (this.isConnected) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const stop = this.onChange((isConnected) => {
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

  /** Sends a text; nothing happens while it is not connected. */
  send(text: string): void {
    this.#socket?.send(text);
  }

  /** Aborts when the connection is closed. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** Closes it for good. */
  close(): void {
    this.#closing.abort();
    this.#socket?.close();
    this.#socket = undefined;
  }

  async #attempt(): Promise<void> {
    const { url, openSocket, connectTimeoutMs, handshakeTimeoutMs } = this.#options;
    const socket = await openSocket(url, Math.min(connectTimeoutMs, handshakeTimeoutMs), {
      onMessage: (text) => this.#listener.onMessage(text),
      onClose: () => this.#lose(),
    });
    if (this.#closing.signal.aborted) {
      socket.close();
      return;
    }
    this.#socket = socket;
    this.#notify(true);
  }

  #lose(): void {
    this.#socket = undefined;
    this.#listener.onLost();
    if (!this.#closing.signal.aborted) void this.#reconnect();
    this.#notify(false);
  }

  #notify(isConnected: boolean): void {
    for (const listener of this.#changeListeners) {
      try {
        listener(isConnected);
      } catch (error) {
        // As with events of the platform: its error is the program's to see, and keeps nobody else waiting.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  async #reconnect(): Promise<void> {
    for (let failures = 1; !this.#closing.signal.aborted; failures++) {
      await pause(this.#delay(failures), this.#closing.signal);
      try {
        if (!this.#closing.signal.aborted) await this.#attempt();
        return;
      } catch (error) {
        if (!(error instanceof ChainError)) throw error;
      }
    }
  }

  /** Returns how long to wait after so many attempts that failed, in ms. */
  #delay(failures: number): number {
    return backoff(failures, { first: FIRST_BACKOFF_MS, longest: this.#options.maxBackoffMs });
  }
}
