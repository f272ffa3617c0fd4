import { NotificationProtocol } from "../notifications/index.ts";
import type { Role } from "../peers/index.ts";
import { acceptRole, type ChannelContext, roleHandshake } from "./context.ts";
import type { GrandpaListener, GrandpaNetwork } from "./grandpaNetwork.ts";

/** `grandpa/1`: carries messages between the voter and peers, without looking into them. */
export class GrandpaChannel implements GrandpaNetwork {
  readonly #context: ChannelContext;
  /** Not `Listeners`: each has three methods, and a peer's next message waits until all have taken this one. */
  readonly #listeners = new Set<GrandpaListener>();
  #protocol: NotificationProtocol | undefined;

  private constructor(context: ChannelContext) {
    this.#context = context;
  }

  /** Answers the protocol. */
  static async start(context: ChannelContext, role: Role): Promise<GrandpaChannel> {
    const channel = new GrandpaChannel(context);
    const { host, guard, limits, logger, faults, outboxes, slots } = context;
    const maySend = guard.rate(limits.grandpaRate);
    const options = {
      protocol: context.protocol("grandpa/1"),
      handshake: () => roleHandshake(role),
      limits: limits.notifications,
      outboxes,
      logger,
      faults,
    };
    channel.#protocol = await NotificationProtocol.start(host, options, {
      accept: (peer, handshake) => acceptRole(slots, peer, handshake),
      opened: (peer) => channel.#notify((listener) => listener.opened(peer)),
      closed: (peer) => channel.#notify((listener) => listener.closed(peer)),
      message: async (peer, message) => {
        context.metrics.messages.inc({ protocol: "grandpa" });
        if (!maySend(peer, message.length)) return;
        for (const listener of channel.#listeners) await listener.message(peer, message);
      },
      misbehaved: (peer, error) => guard.reportError(peer, error),
    });
    return channel;
  }

  get peers(): readonly string[] {
    return this.#protocol?.peers ?? [];
  }

  send(peer: string, message: Uint8Array): boolean {
    return this.#protocol?.send(peer, message) ?? false;
  }

  broadcast(message: Uint8Array): void {
    for (const peer of this.peers) this.send(peer, message);
  }

  report(peer: string, why: unknown, misdeed: "badVote" | "uselessVote" = "badVote"): void {
    this.#context.guard.report(peer, misdeed, why);
  }

  listen(listener: GrandpaListener): () => void {
    this.#listeners.add(listener);
    for (const peer of this.peers) listener.opened(peer);
    return () => this.#listeners.delete(listener);
  }

  /** Opens the way to a peer. */
  async open(peer: string): Promise<void> {
    await this.#protocol?.open(peer);
  }

  /** Closes both directions. */
  async close(peer: string): Promise<void> {
    await this.#protocol?.close(peer);
  }

  /** Closes the protocol to all. */
  async stop(): Promise<void> {
    await this.#protocol?.stop();
    this.#listeners.clear();
  }

  #notify(event: (listener: GrandpaListener) => void): void {
    for (const listener of [...this.#listeners]) event(listener);
  }
}
