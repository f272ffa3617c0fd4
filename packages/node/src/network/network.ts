import { type ChannelContext, Channels } from "./channels/index.ts";
import { Connections } from "./connections.ts";
import { NetworkEmitter } from "./emitter.ts";
import type { GrandpaNetwork, NetworkListener } from "./events.ts";
import { Following } from "./following.ts";
import { type Host, peerOf } from "./host/index.ts";
import { NETWORK_LIMITS, type NetworkLimits } from "./limits.ts";
import { NetworkMetrics } from "./metrics.ts";
import type { NetworkOptions } from "./options.ts";
import type { Peer } from "./peers/index.ts";
import { protocolName } from "./protocolName.ts";
import { notRunning, RequestClient, type RequestName } from "./requests/index.ts";
import { startServers } from "./servers.ts";

/** A node's part in the network: it follows the chain with its peers, serves them, and passes transactions and votes on. */
export class Network {
  readonly #options: NetworkOptions;
  readonly #limits: NetworkLimits;
  readonly #metrics: NetworkMetrics;
  readonly #emitter = new NetworkEmitter();
  readonly #connections: Connections;
  readonly #requests: RequestClient;
  readonly #following: Following;
  #host: Host | undefined;
  #channels: Channels | undefined;
  #stopped = false;

  private constructor(options: NetworkOptions) {
    this.#options = options;
    this.#limits = { ...NETWORK_LIMITS, ...options.limits };
    this.#metrics = new NetworkMetrics(options.metrics);
    this.#connections = new Connections(options, this.#limits, this.#metrics, {
      reached: (peer) => void this.#channels?.announces.open(peer),
      lost: (peer) => void this.#channels?.announces.close(peer),
      banned: async (peer) => {
        this.#following.sync.remove(peer);
        this.#emitter.emit({ kind: "banned", id: peer });
        await this.#channels?.announces.close(peer);
      },
    });
    this.#requests = new RequestClient({
      host: () => this.#host,
      protocol: (name) => protocolName(options, name),
      limits: this.#limits.requests,
    });
    this.#following = new Following({
      ...options,
      connections: this.#connections,
      requests: this.#requests,
      emitter: this.#emitter,
      metrics: this.#metrics,
    });
  }

  /**
   * Starts to listen, to dial and to follow the chain.
   *
   * @throws NetworkError `INVALID_NODE_KEY`, `INVALID_ADDRESS`, `NOT_LOOPBACK`, `CANNOT_LISTEN`
   */
  static async start(options: NetworkOptions): Promise<Network> {
    const network = new Network(options);
    try {
      await network.#start();
    } catch (error) {
      await network.stop();
      throw error;
    }
    return network;
  }

  /** The node's identity. */
  get peerId(): string {
    return running(this.#host).peerId;
  }

  /** Where the node can be reached, with its identity. */
  get addresses(): readonly string[] {
    return running(this.#host).addresses;
  }

  /** Peers that follow the chain with us. */
  get peers(): readonly Peer[] {
    return this.#connections.slots.peers;
  }

  /** Identities of the peers that are always wanted. */
  get reserved(): readonly string[] {
    return this.#connections.dialer.reserved;
  }

  /** Whether the node is far behind its peers. */
  get isMajorSync(): boolean {
    return this.#following.sync.isMajor;
  }

  /** Height of the highest block that a peer says it has. */
  get highest(): number {
    return this.#following.sync.highest;
  }

  /** How GRANDPA's voter reaches its peers. */
  get grandpa(): GrandpaNetwork {
    return running(this.#channels).grandpa;
  }

  /** Wants a peer always. @throws NetworkError `INVALID_ADDRESS` */
  addReserved(address: string): string {
    return this.#connections.dialer.reserve(address);
  }

  /** Wants a peer no more than others; `false` when it was not reserved. @throws NetworkError `INVALID_ADDRESS` */
  removeReserved(peer: string): boolean {
    return this.#connections.dialer.unreserve(peerOf(peer));
  }

  /** Connects to a peer. @throws NetworkError `INVALID_ADDRESS`, `UNREACHABLE` */
  async connect(address: string): Promise<string> {
    return running(this.#host).connect(address);
  }

  /** Asks a peer on one of the request protocols. @throws NetworkError */
  request(peer: string, name: RequestName, message: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#requests.ask(peer, name, message, signal);
  }

  /** A peer's answer was false: it pays. */
  reportLie(peer: string, why: unknown): void {
    this.#connections.guard.charge(peer, "lie", why);
  }

  /** Listens to what happens; returns the function that ends it. */
  subscribe(listener: NetworkListener): () => void {
    return this.#emitter.subscribe(listener);
  }

  /** Says goodbye to all peers and closes. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#connections.stop();
    await this.#following.stop();
    await this.#channels?.stop();
    await this.#connections.close();
    this.#metrics.peers.set(0);
  }

  async #start(): Promise<void> {
    const options = this.#options;
    const { clock, logger, discovery = true } = options;
    const protocol = (name: string) => protocolName(options, name);
    const host = await this.#connections.createHost(discovery ? protocol("kad") : undefined);
    const { guard, slots } = this.#connections;
    const parts = { host, guard, slots, clock, logger, protocol };
    const context: ChannelContext = { ...parts, limits: this.#limits, metrics: this.#metrics };
    this.#host = host;
    await startServers(context, options);
    const { sync } = this.#following;
    this.#channels = await Channels.start(context, options, this.#following.listener(), () => sync.isMajor);
    await host.listen();
    this.#following.start(this.#channels);
    this.#connections.start();
  }
}

function running<T>(part: T | undefined): T {
  if (part === undefined) throw notRunning();
  return part;
}
