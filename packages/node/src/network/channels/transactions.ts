import type { TransactionPool } from "../../pool/index.ts";
import { NotificationProtocol } from "../notifications/index.ts";
import type { Role } from "../peers/index.ts";
import { TransactionGossip } from "../transactions/gossip.ts";
import { decodeTransactions } from "../transactions/message.ts";
import { acceptRole, type ChannelContext, roleHandshake } from "./context.ts";

/** `transactions/1`: the pool's transactions to peers and theirs to the pool. */
export class TransactionChannel {
  readonly #gossip: TransactionGossip;
  #protocol: NotificationProtocol | undefined;

  private constructor(context: ChannelContext, pool: TransactionPool) {
    const { clock, logger, faults, guard, turns } = context;
    this.#gossip = new TransactionGossip({
      ...{ pool, clock, logger, faults, turns },
      send: (peer, message) => this.#protocol?.send(peer, message) ?? false,
      report: (peer, misdeed, why) => guard.report(peer, misdeed, why),
      isBanned: (peer) => guard.isBanned(peer),
    });
  }

  /**
   * Answers the protocol.
   *
   * @param isBehind - whether the node is far behind: then it cannot validate transactions and takes none
   */
  static async start(
    context: ChannelContext,
    pool: TransactionPool,
    role: Role,
    isBehind: () => boolean,
  ): Promise<TransactionChannel> {
    const channel = new TransactionChannel(context, pool);
    const { host, guard, limits, logger, faults, outboxes, slots } = context;
    const maySend = guard.rate(limits.transactionRate);
    const options = {
      protocol: context.protocol("transactions/1"),
      handshake: () => roleHandshake(role),
      limits: limits.notifications,
      outboxes,
      logger,
      faults,
    };
    channel.#protocol = await NotificationProtocol.start(host, options, {
      accept: (peer, handshake) => acceptRole(slots, peer, handshake),
      opened: (peer) => {
        if (slots.get(peer)?.role !== "light") channel.#gossip.add(peer);
      },
      closed: (peer) => channel.#gossip.remove(peer),
      message: async (peer, message) => {
        context.metrics.messages.inc({ protocol: "transactions" });
        if (!maySend(peer, message.length)) return;
        const transactions = decodeTransactions(message);
        if (!isBehind()) await channel.#gossip.receive(peer, transactions);
      },
      misbehaved: (peer, error) => guard.reportError(peer, error),
    });
    return channel;
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
    this.#gossip.stop();
    await this.#protocol?.stop();
  }
}
