import type { FramedStream } from "../host/index.ts";

/** Messages that wait to be sent over one substream, in order. */
export class Outbox {
  readonly #stream: FramedStream;
  readonly #maxMessages: number;
  readonly #maxBytes: number;
  readonly #onFailure: (error: unknown) => void;
  #waiting: Uint8Array[] = [];
  #bytes = 0;
  #sending = false;

  constructor(
    stream: FramedStream,
    limits: { readonly queuedMessages: number; readonly queuedBytes: number },
    onFailure: (error: unknown) => void,
  ) {
    this.#stream = stream;
    this.#maxMessages = limits.queuedMessages;
    this.#maxBytes = limits.queuedBytes;
    this.#onFailure = onFailure;
  }

  /** Takes a message; `false` when too many wait already: then it is dropped. */
  push(message: Uint8Array): boolean {
    const full = this.#waiting.length >= this.#maxMessages || this.#bytes + message.length > this.#maxBytes;
    if (full) return false;
    this.#waiting.push(message);
    this.#bytes += message.length;
    if (!this.#sending) void this.#send();
    return true;
  }

  async #send(): Promise<void> {
    this.#sending = true;
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting;
        this.#waiting = [];
        for (const message of batch) {
          await this.#stream.write(message);
          this.#bytes -= message.length;
        }
      }
    } catch (error) {
      this.#waiting = [];
      this.#onFailure(error);
    } finally {
      this.#sending = false;
    }
  }
}
