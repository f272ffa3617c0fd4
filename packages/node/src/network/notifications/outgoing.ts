import { malformed } from "../errors.ts";
import type { FramedStream } from "../host/index.ts";
import type { NotificationListener, NotificationOptions } from "./options.ts";
import { Outbox } from "./outbox.ts";

/** Substream over which we send, as far as it is used. */
export type SendStream = Pick<FramedStream, "read" | "write" | "close" | "abort">;

/** A substream over which we send to a peer. */
interface Way {
  readonly stream: SendStream;
  readonly outbox: Outbox;
}

/** The substreams of a protocol over which we send, one a peer. */
export class Outgoing {
  readonly #options: Omit<NotificationOptions, "faults">;
  readonly #listener: Pick<NotificationListener, "opened" | "closed" | "misbehaved">;
  readonly #ways = new Map<string, Way>();

  constructor(
    options: Omit<NotificationOptions, "faults">,
    listener: Pick<NotificationListener, "opened" | "closed" | "misbehaved">,
  ) {
    this.#options = options;
    this.#listener = listener;
  }

  /** Peers to which messages can be sent. */
  get peers(): readonly string[] {
    return [...this.#ways.keys()];
  }

  has(peer: string): boolean {
    return this.#ways.has(peer);
  }

  /** Takes a substream on which both have said their handshake. */
  enter(peer: string, stream: SendStream): void {
    const { limits, logger, outboxes } = this.#options;
    const room = outboxes.open(peer, () => {
      logger.warn({ peer }, "more waits to be sent to peers than there is room for: the one with the most loses it");
      outbox.close();
      stream.abort("too much waited to be sent");
    });
    const outbox = new Outbox(stream, limits, room, (error) => {
      logger.debug({ peer, protocol: this.#options.protocol, error }, "a message was not sent");
      stream.abort("a message was not sent");
    });
    const way = { stream, outbox };
    this.#ways.get(peer)?.outbox.close();
    this.#ways.set(peer, way);
    this.#listener.opened(peer);
    void this.#watch(peer, way);
  }

  /** Sends a message; `false` when there is no way to the peer or too much waits for it already. */
  send(peer: string, message: Uint8Array): boolean {
    return this.#ways.get(peer)?.outbox.push(message) ?? false;
  }

  /** Closes the way to a peer; `undefined` when there was none. */
  close(peer: string): Promise<void> | undefined {
    const way = this.#ways.get(peer);
    if (way === undefined) return undefined;
    this.#leave(peer, way);
    return way.stream.close(AbortSignal.timeout(1000));
  }

  /** Waits for the end of our substream: a message of the peer on it is against the protocol. */
  async #watch(peer: string, way: Way): Promise<void> {
    try {
      const message = await way.stream.read(this.#options.limits.maxMessage);
      if (message !== undefined) this.#listener.misbehaved(peer, malformed("a message on the opener's substream"));
    } catch (error) {
      // However the substream ended, there is no way to the peer any more.
      this.#options.logger.debug({ peer, protocol: this.#options.protocol, error }, "a notification substream ended");
    }
    this.#leave(peer, way);
    way.stream.abort("the substream is over");
  }

  #leave(peer: string, way: Way): void {
    if (this.#ways.get(peer) !== way) return;
    this.#ways.delete(peer);
    way.outbox.close();
    this.#listener.closed(peer);
  }
}
