import { Listeners } from "../primitives/listeners.ts";
import { type ChannelContext, Channels } from "./channels/index.ts";
import { Connections } from "./connections.ts";
import type { NetworkEvent } from "./events.ts";
import { Following } from "./following.ts";
import type { Host } from "./host/index.ts";
import { NETWORK_LIMITS, type NetworkLimits } from "./limits.ts";
import { NetworkMetrics } from "./metrics.ts";
import { OutboxBudget } from "./notifications/index.ts";
import type { NetworkOptions } from "./options.ts";
import { OwnFaults } from "./ownFaults.ts";
import { notRunning, RequestClient } from "./requests/index.ts";
import { startServers } from "./servers.ts";
import { Turns } from "./turns.ts";

/** Parts of a network, put together, started and stopped in the right order. */
export class NetworkParts {
  readonly options: NetworkOptions;
  readonly events = new Listeners<[event: NetworkEvent]>();
  readonly connections: Connections;
  readonly requests: RequestClient;
  readonly following: Following;
  readonly #limits: NetworkLimits;
  readonly #metrics: NetworkMetrics;
  readonly #stopper = new AbortController();
  #host: Host | undefined;
  #channels: Channels | undefined;

  /** @throws NetworkError `INVALID_ADDRESS` when a boot node's address is none */
  constructor(options: NetworkOptions) {
    this.options = options;
    this.#limits = { ...NETWORK_LIMITS, ...options.limits };
    this.#metrics = new NetworkMetrics(options.metrics);
    this.connections = new Connections(options, this.#limits, this.#metrics, {
      reached: (peer) => void this.#channels?.announces.open(peer),
      lost: (peer) => void this.#channels?.announces.close(peer),
      banned: async (peer) => {
        this.following.sync.remove(peer);
        this.events.notify({ kind: "banned", id: peer });
        await this.#channels?.announces.close(peer);
      },
    });
    this.requests = new RequestClient({
      host: () => this.#host,
      protocol: (name) => protocolName(options, name),
      limits: this.#limits.requests,
    });
    const { connections, requests, events } = this;
    this.following = new Following({ ...options, connections, requests, events, metrics: this.#metrics });
  }

  /** @throws NetworkError `STOPPED` */
  get host(): Host {
    if (this.#host === undefined) throw notRunning();
    return this.#host;
  }

  /** @throws NetworkError `STOPPED` */
  get channels(): Channels {
    if (this.#channels === undefined) throw notRunning();
    return this.#channels;
  }

  /** Aborted when the network stops. */
  get stopping(): AbortSignal {
    return this.#stopper.signal;
  }

  /**
   * Listens, dials, follows. @throws NetworkError `INVALID_NODE_KEY`, `INVALID_ADDRESS`, `NOT_LOOPBACK`,
   * `CANNOT_LISTEN`
   */
  async start(): Promise<void> {
    const options = this.options;
    const { clock, logger, discovery = true } = options;
    const protocol = (name: string) => protocolName(options, name);
    const host = await this.connections.createHost(discovery ? protocol("kad") : undefined);
    const { guard, slots } = this.connections;
    const requesterOf = (peer: string) => this.connections.requesterOf(peer);
    const faults = new OwnFaults(clock, logger);
    const parts = { host, guard, slots, requesterOf, clock, logger, faults, protocol, turns: new Turns() };
    const outboxes = new OutboxBudget(this.#limits.outboxBytes, (peer) => this.connections.dialer.isReserved(peer));
    const context: ChannelContext = { ...parts, limits: this.#limits, metrics: this.#metrics, outboxes };
    this.#host = host;
    await startServers(context, options);
    const { sync } = this.following;
    this.#channels = await Channels.start(context, options, this.following.listener(), () => sync.isMajor);
    await host.listen();
    this.following.start(this.#channels);
    this.connections.start();
  }

  /** Says goodbye to all peers and closes. */
  async stop(): Promise<void> {
    if (this.#stopper.signal.aborted) return;
    this.#stopper.abort();
    this.connections.stop();
    await this.following.stop();
    await this.#channels?.stop();
    await this.connections.close();
    this.#metrics.peers.set(0);
  }
}

/** Whole name of a protocol: chains of other genesis speak other protocols (protocol: light-client §5). */
function protocolName({ chain, forkId }: Pick<NetworkOptions, "chain" | "forkId">, name: string): string {
  return `/${chain.genesisHash.slice(2)}${forkId === undefined ? "" : `/${forkId}`}/${name}`;
}
