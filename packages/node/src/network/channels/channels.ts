import type { NetworkOptions } from "../options.ts";
import type { Peer } from "../peers/index.ts";
import { AnnounceChannel, type AnnounceListener } from "./announces.ts";
import type { ChannelContext } from "./context.ts";
import { GrandpaChannel } from "./grandpa.ts";
import { TransactionChannel } from "./transactions.ts";

/** The notification protocols. Block announcements come first: the others are open with whom they are. */
export class Channels {
  readonly announces: AnnounceChannel;
  readonly transactions: TransactionChannel;
  readonly grandpa: GrandpaChannel;

  private constructor(announces: AnnounceChannel, transactions: TransactionChannel, grandpa: GrandpaChannel) {
    this.announces = announces;
    this.transactions = transactions;
    this.grandpa = grandpa;
  }

  /**
   * Answers the protocols.
   *
   * @param listener - notified of peers once the other protocols are being opened
   * @param isBehind - whether the node is far behind
   */
  static async start(
    context: ChannelContext,
    { chain, pool, role }: Pick<NetworkOptions, "chain" | "pool" | "role">,
    listener: AnnounceListener,
    isBehind: () => boolean,
  ): Promise<Channels> {
    const grandpa = await GrandpaChannel.start(context, role);
    const transactions = await TransactionChannel.start(context, pool, role, isBehind);
    const announces = await AnnounceChannel.start(context, chain, role, {
      opened: (peer: Peer) => {
        if (peer.role !== "light") void transactions.open(peer.id);
        void grandpa.open(peer.id);
        listener.opened(peer);
      },
      closed: (id) => {
        void transactions.close(id);
        void grandpa.close(id);
        listener.closed(id);
      },
      announced: listener.announced,
    });
    return new Channels(announces, transactions, grandpa);
  }

  /** Closes all. */
  async stop(): Promise<void> {
    await this.transactions.stop();
    await this.grandpa.stop();
    await this.announces.stop();
  }
}
