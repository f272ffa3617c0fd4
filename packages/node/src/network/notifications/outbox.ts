import type { FramedStream } from "../host/index.ts";
import type { Room } from "./outboxBudget.ts";

/** Messages that wait to be sent over one substream, in order. */
export class Outbox {
  readonly #stream: Pick<FramedStream, "write">;
  readonly #maxMessages: number;
  readonly #maxBytes: number;
  readonly #room: Room;
  readonly #onFailure: (error: unknown) => void;
  #waiting: Uint8Array[] = [];
  #bytes = 0;
  #sending = false;
  #closed = false;

  constructor(
    stream: Pick<FramedStream, "write">,
    limits: { readonly queuedMessages: number; readonly queuedBytes: number },
    room: Room,
    onFailure: (error: unknown) => void,
  ) {
    this.#stream = stream;
    this.#maxMessages = limits.queuedMessages;
    this.#maxBytes = limits.queuedBytes;
    this.#room = room;
    this.#onFailure = onFailure;
  }

  /** Queues a message; `false` when too many wait already: then it is dropped. */
  push(message: Uint8Array): boolean {
    const full = this.#waiting.length >= this.#maxMessages || this.#bytes + message.length > this.#maxBytes;
    if (full || this.#closed || !this.#room.take(message.length)) return false;
    this.#waiting.push(message);
    this.#bytes += message.length;
    if (!this.#sending) void this.#send();
    return true;
  }

  /** Sends no more; what waits is dropped. */
  close(): void {
    this.#closed = true;
    this.#waiting = [];
    this.#room.leave();
  }

  async #send(): Promise<void> {
    this.#sending = true;
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting;
        this.#waiting = [];
        for (const message of batch) {
          if (this.#closed) return;
          await this.#stream.write(message);
          this.#bytes -= message.length;
          this.#room.giveBack(message.length);
        }
      }
    } catch (error) {
      // Only the substream can fail: nothing more can be sent on it.
      if (this.#closed) return;
      this.close();
      this.#onFailure(error);
    } finally {
      this.#sending = false;
    }
  }
}
