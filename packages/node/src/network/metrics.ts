import { Counter, Gauge } from "prom-client";
import type { Metrics } from "../primitives/metrics.ts";
import type { Misdeed } from "./peers/index.ts";

/** Metrics of the network. */
export class NetworkMetrics {
  /** Peers that follow the chain with us. */
  readonly peers: Gauge;
  /** Misdeeds of peers, by kind. */
  readonly misdeeds: Counter<"kind">;
  /** Peers that were banned. */
  readonly bans: Counter;
  /** Requests of peers that were answered, by protocol. */
  readonly requests: Counter<"protocol">;
  /** Messages of peers, by protocol. */
  readonly messages: Counter<"protocol">;
  /** Blocks fetched from peers and imported. */
  readonly synced: Counter;
  /** Height of the highest block that a peer says it has. */
  readonly highest: Gauge;

  constructor({ registry, peers }: Metrics) {
    const registers = [registry];
    this.peers = peers;
    this.misdeeds = new Counter({
      name: "opentao_network_misdeeds_total",
      help: "What peers did wrong",
      labelNames: ["kind"],
      registers,
    });
    this.bans = new Counter({ name: "opentao_network_bans_total", help: "Peers that were banned", registers });
    this.requests = new Counter({
      name: "opentao_network_requests_total",
      help: "Requests of peers that were answered",
      labelNames: ["protocol"],
      registers,
    });
    this.messages = new Counter({
      name: "opentao_network_messages_total",
      help: "Messages of peers",
      labelNames: ["protocol"],
      registers,
    });
    this.synced = new Counter({
      name: "opentao_network_blocks_total",
      help: "Blocks fetched from peers and imported",
      registers,
    });
    this.highest = new Gauge({
      name: "opentao_network_highest_block",
      help: "Height of the highest block that a peer says it has",
      registers,
    });
  }

  /** Counts a misdeed of a peer. */
  misdeed(kind: Misdeed, banned: boolean): void {
    this.misdeeds.inc({ kind });
    if (banned) this.bans.inc();
  }
}
