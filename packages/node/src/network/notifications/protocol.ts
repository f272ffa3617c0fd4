import { NetworkError } from "../errors.ts";
import type { FramedStream, Host } from "../host/index.ts";
import { answerGreeting, greet } from "./handshake.ts";
import type { NotificationListener, NotificationOptions } from "./options.ts";
import { Outgoing } from "./outgoing.ts";

/** A new substream on the same connection replaces the older; two more may be on their way. */
const SUBSTREAMS = 4;

/**
 * One of Substrate's notification protocols. Each direction is a substream of its own: who opens it sends a handshake,
 * the other answers with its own, and then only the opener sends. Who opens one to us gets one back (protocol:
 * light-client §5).
 */
export class NotificationProtocol {
  readonly name: string;
  readonly #host: Host;
  readonly #options: NotificationOptions;
  readonly #listener: NotificationListener;
  readonly #outgoing: Outgoing;
  readonly #incoming = new Map<string, FramedStream>();
  readonly #opening = new Map<string, Promise<boolean>>();
  #stopped = false;

  private constructor(host: Host, options: NotificationOptions, listener: NotificationListener) {
    this.name = options.protocol;
    this.#host = host;
    this.#options = options;
    this.#listener = listener;
    this.#outgoing = new Outgoing(options, listener);
  }

  /** Answers the protocol on a host. */
  static async start(
    host: Host,
    options: NotificationOptions,
    listener: NotificationListener,
  ): Promise<NotificationProtocol> {
    const protocol = new NotificationProtocol(host, options, listener);
    await host.handle(options.protocol, SUBSTREAMS, (stream, peer) => protocol.#receive(stream, peer));
    return protocol;
  }

  /** Peers to which messages can be sent. */
  get peers(): readonly string[] {
    return this.#outgoing.peers;
  }

  /** Opens the way to a connected peer; `false` when it refuses. */
  open(peer: string): Promise<boolean> {
    if (this.#outgoing.has(peer)) return Promise.resolve(true);
    const known = this.#opening.get(peer);
    if (known !== undefined) return known;
    const opening = this.#open(peer).finally(() => this.#opening.delete(peer));
    this.#opening.set(peer, opening);
    return opening;
  }

  /** Sends a message; `false` when there is no way to the peer or too much waits for it already. */
  send(peer: string, message: Uint8Array): boolean {
    return this.#outgoing.send(peer, message);
  }

  /** Closes both directions. */
  async close(peer: string): Promise<void> {
    const incoming = this.#incoming.get(peer);
    this.#incoming.delete(peer);
    const closing = this.#outgoing.close(peer);
    if (closing === undefined && incoming !== undefined) this.#listener.closed(peer);
    incoming?.abort("the protocol is closed");
    await closing;
  }

  /** Closes the protocol to all. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#host.unhandle(this.name);
    await Promise.all([...new Set([...this.peers, ...this.#incoming.keys()])].map((peer) => this.close(peer)));
  }

  async #open(peer: string): Promise<boolean> {
    let stream: FramedStream | undefined;
    try {
      stream = await this.#host.open(peer, this.name);
      await greet(stream, this.#options, (handshake) => this.#listener.accept(peer, handshake));
    } catch (error) {
      stream?.abort("the handshake failed");
      this.#listener.misbehaved(peer, error);
      this.#note(peer, error, "a notification substream was not opened");
      return false;
    }
    if (this.#stopped) {
      stream.abort("the node stops");
      return false;
    }
    this.#outgoing.enter(peer, stream);
    return true;
  }

  async #receive(stream: FramedStream, peer: string): Promise<void> {
    try {
      await answerGreeting(stream, this.#options, (handshake) => this.#listener.accept(peer, handshake));
    } catch (error) {
      this.#listener.misbehaved(peer, error);
      this.#note(peer, error, "a handshake was not answered");
      throw error;
    }
    this.#incoming.get(peer)?.abort("a newer substream takes its place");
    this.#incoming.set(peer, stream);
    try {
      // Listeners are notified of a peer before they get its messages.
      await this.#openBack(peer);
      await this.#messages(stream, peer);
    } catch (error) {
      if (this.#incoming.get(peer) === stream) this.#listener.misbehaved(peer, error);
      this.#note(peer, error, "a notification substream ended");
    } finally {
      if (this.#incoming.get(peer) === stream) {
        await this.close(peer);
      }
    }
    await stream.close(AbortSignal.timeout(1000));
  }

  /** Notes why a conversation failed: what is not of the network is a fault of this node. */
  #note(peer: string, error: unknown, message: string): void {
    const { logger, faults } = this.#options;
    const fields = { peer, protocol: this.name };
    if (error instanceof NetworkError) logger.debug({ ...fields, error }, message);
    else faults.report(error, fields, `${message} by a fault of this node`);
  }

  /** Opens our substream to a peer, or closes the peer's: one to which nothing can be sent is no peer. */
  async #openBack(peer: string): Promise<void> {
    if (this.#stopped || !(await this.open(peer))) await this.close(peer);
  }

  async #messages(stream: FramedStream, peer: string): Promise<void> {
    for (;;) {
      const message = await stream.read(this.#options.limits.maxMessage);
      if (message === undefined) return;
      await this.#listener.message(peer, message);
    }
  }
}
