import type { Stream } from "@libp2p/interface";
import { concat } from "@opentao/codec";
import { closed, NetworkError } from "../errors.ts";
import { ByteQueue } from "./byteQueue.ts";
import { decodeLeb128, encodeLeb128 } from "./leb128.ts";
import { brokenOff, drained, wakened } from "./waits.ts";

/** Bytes that wait to be read before the sender is told to stop. */
const HIGH_WATER = 64 * 1024;

/**
 * Messages over a substream, each behind its length in LEB128. Reading is what lets more come: what nobody reads fills
 * one window and stops the sender.
 */
export class FramedStream {
  readonly #stream: Stream;
  readonly #received = new ByteQueue();
  readonly #closed: Promise<void>;
  #wanted = 1;
  #ended = false;
  #failure: unknown;
  #wake: (() => void) | undefined;

  constructor(stream: Stream) {
    this.#stream = stream;
    stream.inactivityTimeout = Number.POSITIVE_INFINITY;
    stream.addEventListener("message", ({ data }) => this.#take(data instanceof Uint8Array ? data : data.subarray()));
    stream.addEventListener("remoteCloseWrite", () => this.#end());
    this.#closed = new Promise((resolve) => {
      stream.addEventListener("close", ({ error }) => {
        this.#end(error);
        resolve();
      });
    });
    if (stream.status !== "open") this.#end();
  }

  /** Bytes that have come and are not read yet. */
  get waiting(): number {
    return this.#received.length;
  }

  /** Bytes that were written and that the connection has not taken yet. */
  get unsent(): number {
    return this.#stream.writeBufferLength;
  }

  /** Settles when the substream is closed in both directions or broken off. */
  get closed(): Promise<void> {
    return this.#closed;
  }

  /**
   * The next message; `undefined` when the peer has sent its last.
   *
   * @param max - most bytes that it may have
   * @throws NetworkError `TOO_LONG`, `CLOSED`, `TIMED_OUT` (when `signal` ends the wait)
   */
  async read(max: number, signal?: AbortSignal): Promise<Uint8Array | undefined> {
    for (;;) {
      const message = this.#next(max);
      if (message !== undefined) return message;
      if (this.#failure !== undefined) throw brokenOff(this.#failure);
      if (this.#atEnd()) {
        if (this.#received.length === 0) return undefined;
        throw closed("the peer closed the substream within a message");
      }
      const before = this.#received.length;
      this.#resume();
      // What waited in the substream comes within the call.
      if (this.#received.length === before)
        await wakened((wake) => {
          this.#wake = wake;
        }, signal);
    }
  }

  /** Sends a message; settles when it has been handed to the connection. @throws NetworkError `CLOSED`, `TIMED_OUT` */
  async write(message: Uint8Array, signal?: AbortSignal): Promise<void> {
    try {
      this.#stream.send(concat(encodeLeb128(message.length), message));
    } catch (error) {
      // The library sends on open substreams alone.
      throw brokenOff(error);
    }
    if (this.#stream.writeBufferLength > 0) await drained(this.#stream, signal);
  }

  /** Says that nothing more will be sent; what has been written arrives. */
  async close(signal?: AbortSignal): Promise<void> {
    try {
      await this.#stream.close(signal === undefined ? {} : { signal });
    } catch (error) {
      // A substream that cannot be ended in good order is broken off.
      this.abort(error instanceof Error ? error.message : "the substream did not close");
    }
  }

  /** Breaks the substream off. */
  abort(reason: string): void {
    this.#stream.abort(new Error(reason));
  }

  #next(max: number): Uint8Array | undefined {
    const prefix = decodeLeb128(this.#received.peek(5));
    if (prefix === undefined) {
      this.#wanted = this.#received.length + 1;
      return undefined;
    }
    if (prefix.value > max) {
      const hint = "The peer does not keep to the protocol: ask another.";
      throw new NetworkError("TOO_LONG", `a message of ${prefix.value} bytes, at most ${max} are allowed`, hint);
    }
    this.#wanted = prefix.length + prefix.value;
    if (this.#received.length < this.#wanted) return undefined;
    const message = this.#received.take(this.#wanted).subarray(prefix.length);
    this.#wanted = 1;
    return message;
  }

  #take(data: Uint8Array): void {
    this.#received.push(data);
    const full = this.#received.length >= this.#wanted && this.#received.length >= HIGH_WATER;
    if (full && this.#stream.readStatus === "readable") this.#stream.pause();
    this.#notify();
  }

  #resume(): void {
    if (this.#stream.readStatus === "paused") this.#stream.resume();
  }

  /** Returns whether nothing more comes: the peer has closed its side and nothing waits in the substream. */
  #atEnd(): boolean {
    return this.#ended && this.#stream.readBufferLength === 0;
  }

  #end(error?: Error): void {
    this.#ended = true;
    this.#failure ??= error;
    this.#notify();
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}
