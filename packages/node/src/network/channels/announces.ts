import type { Header } from "@opentao/codec/primitives";
import type { BlockRef, Chain, Hash } from "../../chain/interface.ts";
import {
  type BlockAnnounce,
  decodeAnnounce,
  decodeStatus,
  encodeAnnounce,
  encodeStatus,
  NotificationProtocol,
} from "../notifications/index.ts";
import { KnownSet, type Peer, type Role } from "../peers/index.ts";
import type { ChannelContext } from "./context.ts";

/** Blocks of which it is remembered that a peer has them. */
const KNOWN_PER_PEER = 1024;

/** Listener to block announcements and the peers that send them. */
export interface AnnounceListener {
  /** Called when a peer follows the chain with us from now on. */
  opened(peer: Peer): void;
  closed(id: string): void;
  /** Called when a peer announced a block; `false` when the header cannot be valid. */
  announced(id: string, announce: BlockAnnounce): boolean;
}

/** `block-announces/1`: who has which block. Peers are those with which it is open. */
export class AnnounceChannel {
  readonly #context: ChannelContext;
  readonly #known = new Map<string, KnownSet<Hash>>();
  #protocol: NotificationProtocol | undefined;

  private constructor(context: ChannelContext) {
    this.#context = context;
  }

  /** Answers the protocol. */
  static async start(
    context: ChannelContext,
    chain: Pick<Chain, "best" | "genesisHash" | "header">,
    role: Role,
    listener: AnnounceListener,
  ): Promise<AnnounceChannel> {
    const channel = new AnnounceChannel(context);
    const { host, guard, limits, logger, faults, outboxes, slots } = context;
    const maySend = guard.rate(limits.announceRate);
    const options = {
      protocol: context.protocol("block-announces/1"),
      handshake: () => encodeStatus({ role, best: chain.best() }, chain.genesisHash),
      limits: limits.notifications,
      outboxes,
      logger,
      faults,
    };
    channel.#protocol = await NotificationProtocol.start(host, options, {
      accept: (peer, handshake) => slots.take({ id: peer, ...decodeStatus(handshake, chain.genesisHash) }),
      opened: (peer) => {
        const taken = slots.get(peer);
        if (taken === undefined) return;
        channel.#known.set(peer, new KnownSet(KNOWN_PER_PEER));
        listener.opened(taken);
        // Blocks may have come since the handshake said what is best.
        const best = chain.best();
        const header = chain.header(best.hash);
        if (best.number > 0 && header !== undefined)
          channel.#announce(peer, best.hash, encodeAnnounce({ header, isBest: true }));
      },
      closed: (peer) => {
        slots.leave(peer);
        channel.#known.delete(peer);
        listener.closed(peer);
      },
      message: (peer, message) => {
        context.metrics.messages.inc({ protocol: "block-announces" });
        if (maySend(peer, message.length)) channel.#receive(peer, decodeAnnounce(message), listener);
      },
      misbehaved: (peer, error) => guard.reportError(peer, error),
    });
    return channel;
  }

  /** Announces a block to all peers that do not have it. */
  announce({ hash }: BlockRef, header: Header, isBest = true): void {
    const message = encodeAnnounce({ header, isBest });
    for (const peer of this.#protocol?.peers ?? []) this.#announce(peer, hash, message);
  }

  /** Opens the way to a peer; `false` when it refuses. */
  async open(peer: string): Promise<boolean> {
    return (await this.#protocol?.open(peer)) ?? false;
  }

  /** Closes both directions: the peer is none any more. */
  async close(peer: string): Promise<void> {
    await this.#protocol?.close(peer);
  }

  /** Closes the protocol to all. */
  async stop(): Promise<void> {
    await this.#protocol?.stop();
  }

  #announce(peer: string, hash: Hash, message: Uint8Array): void {
    if (this.#known.get(peer)?.add(hash) !== true) return;
    // A peer that takes no announcements falls behind anyway.
    if (this.#protocol?.send(peer, message) !== true) void this.close(peer);
  }

  #receive(id: string, announce: BlockAnnounce, listener: AnnounceListener): void {
    const { hashed, isBest } = announce;
    const { hash, header } = hashed;
    this.#known.get(id)?.add(hash);
    const peer = this.#context.slots.get(id);
    if (listener.announced(id, announce) && isBest && peer !== undefined) peer.best = { hash, number: header.number };
  }
}
