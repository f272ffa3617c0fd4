import type { BlockRef, ChainNotification } from "../chain/interface.ts";
import { AnnounceChannel, type ChannelContext, GrandpaChannel, TransactionChannel } from "./channels/index.ts";
import { NetworkError } from "./error.ts";
import type { GrandpaNetwork, NetworkEvent, NetworkListener } from "./events.ts";
import { Guard } from "./guard.ts";
import { type Host, type HostListener, loadNodeKey, peerOf } from "./host/index.ts";
import { IdleConnections } from "./idle.ts";
import { NETWORK_LIMITS, type NetworkLimits } from "./limits.ts";
import { NetworkMetrics } from "./metrics.ts";
import type { NetworkOptions } from "./options.ts";
import { Dialer, type Peer, Slots } from "./peers/index.ts";
import {
  type BlockRequest,
  checkBlockResponse,
  encodeBlockRequest,
  type RequestName,
  request,
} from "./requests/index.ts";
import { startServers } from "./servers.ts";
import { Sync } from "./sync/index.ts";

/** A node's part in the network: it follows the chain with its peers, serves them, and passes transactions and votes on. */
export class Network {
  readonly #options: NetworkOptions;
  readonly #limits: NetworkLimits;
  readonly #metrics: NetworkMetrics;
  readonly #guard: Guard;
  readonly #slots: Slots;
  readonly #dialer: Dialer;
  readonly #sync: Sync;
  readonly #listeners = new Set<NetworkListener>();
  readonly #idle: IdleConnections;
  readonly #outbound = new Set<string>();
  #host: Host | undefined;
  #announces: AnnounceChannel | undefined;
  #transactions: TransactionChannel | undefined;
  #grandpa: GrandpaChannel | undefined;
  #unsubscribe: (() => void) | undefined;
  #stopped = false;

  private constructor(options: NetworkOptions) {
    const { clock, logger, metrics, chain } = options;
    this.#options = options;
    this.#limits = { ...NETWORK_LIMITS, ...options.limits };
    this.#metrics = new NetworkMetrics(metrics);
    this.#guard = new Guard(clock, this.#metrics, logger, (peer) => this.#banned(peer));
    this.#slots = new Slots(this.#limits.slots, (peer) => this.#dialer.isReserved(peer));
    this.#idle = new IdleConnections(clock, (peer) => {
      if (this.#slots.get(peer) === undefined) void this.#host?.disconnect(peer);
    });
    this.#dialer = new Dialer({
      ...{ clock, logger },
      bootNodes: options.bootNodes ?? [],
      maxOutbound: this.#limits.maxOutbound,
      connect: (address) => this.#running().connect(address),
      discover: (signal) => this.#running().discover(signal),
      isConnected: (peer) => peer === this.peerId || this.#running().peers.includes(peer),
      isBanned: (peer) => this.#guard.isBanned(peer),
      outbound: () => [...this.#outbound].filter((peer) => !this.#dialer.isReserved(peer)).length,
    });
    this.#sync = new Sync({
      ...{ chain, clock, logger },
      importBlock: async (block) => {
        const result = await options.importBlock(block);
        this.#metrics.synced.inc();
        return result;
      },
      ask: (peer, asked, signal) => this.#askForBlocks(peer, asked, signal),
      charge: (peer, misdeed, why) => this.#guard.charge(peer, misdeed, why),
      changed: (isMajor) => this.#majorSync(isMajor),
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
    return this.#running().peerId;
  }

  /** Where the node can be reached, with its identity. */
  get addresses(): readonly string[] {
    return this.#running().addresses;
  }

  /** Peers that follow the chain with us. */
  get peers(): readonly Peer[] {
    return this.#slots.peers;
  }

  /** Identities of the peers that are always wanted. */
  get reserved(): readonly string[] {
    return this.#dialer.reserved;
  }

  /** Whether the node is far behind its peers. */
  get isMajorSync(): boolean {
    return this.#sync.isMajor;
  }

  /** Height of the highest block that a peer says it has. */
  get highest(): number {
    return this.#sync.highest;
  }

  /** How GRANDPA's voter reaches its peers. */
  get grandpa(): GrandpaNetwork {
    if (this.#grandpa === undefined) throw stopped();
    return this.#grandpa;
  }

  /** Wants a peer always. @throws NetworkError `INVALID_ADDRESS` */
  addReserved(address: string): string {
    return this.#dialer.reserve(address);
  }

  /** Wants a peer no more than others; `false` when it was not reserved. @throws NetworkError `INVALID_ADDRESS` */
  removeReserved(peer: string): boolean {
    return this.#dialer.unreserve(peerOf(peer));
  }

  /** Connects to a peer. @throws NetworkError `INVALID_ADDRESS`, `UNREACHABLE` */
  async connect(address: string): Promise<string> {
    return this.#running().connect(address);
  }

  /** Asks a peer on one of the request protocols (warp and state sync). @throws NetworkError */
  request(peer: string, name: RequestName, message: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
    return request(this.#running(), peer, this.#protocol(name), message, this.#limits.requests[name], signal);
  }

  /** A peer's answer was false: it pays. */
  reportLie(peer: string, why: unknown): void {
    this.#guard.charge(peer, "lie", why);
  }

  /** Listens to what happens; returns the function that ends it. */
  subscribe(listener: NetworkListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says goodbye to all peers and closes. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#unsubscribe?.();
    this.#dialer.stop();
    this.#idle.stop();
    await this.#sync.stop();
    await this.#transactions?.stop();
    await this.#grandpa?.stop();
    await this.#announces?.stop();
    await this.#host?.stop();
    this.#metrics.peers.set(0);
  }

  async #start(): Promise<void> {
    const options = this.#options;
    const { chain, pool, role, clock, logger } = options;
    // libp2p takes most of a second to load: only nodes with a network wait for it.
    const { Host } = await import("./host/host.ts");
    const host = await Host.create(
      {
        nodeKey: loadNodeKey(options.nodeKeyFile),
        listen: options.listen,
        public: options.public,
        announce: options.announce,
        userAgent: options.userAgent,
        discoveryProtocol: options.discovery === false ? undefined : this.#protocol("kad"),
        ...this.#limits,
        mayConnect: (peer) => !this.#guard.isBanned(peer),
        isReserved: (peer) => this.#dialer.isReserved(peer),
        logger,
      },
      this.#hostListener(),
    );
    this.#host = host;
    const context: ChannelContext = {
      ...{ host, clock, logger, guard: this.#guard, slots: this.#slots, limits: this.#limits, metrics: this.#metrics },
      protocol: (name) => this.#protocol(name),
    };
    this.#grandpa = await GrandpaChannel.start(context, role);
    this.#transactions = await TransactionChannel.start(context, pool, role, () => this.#sync.isMajor);
    await startServers(context, options);
    this.#announces = await AnnounceChannel.start(context, chain, role, {
      opened: (peer) => this.#opened(peer),
      closed: (id) => this.#closed(id),
      announced: (id, announce) => {
        this.#emit({ kind: "announced", id, ...announce });
        this.#sync.announced(id, announce.header, announce.isBest);
        this.#metrics.highest.set(this.#sync.highest);
      },
    });
    await host.listen();
    this.#unsubscribe = chain.subscribe((notification) => this.#follow(notification));
    this.#dialer.start();
    for (const address of options.reserved ?? []) this.#dialer.reserve(address);
  }

  #hostListener(): HostListener {
    return {
      connected: (peer, direction) => {
        if (direction === "outbound") {
          this.#outbound.add(peer);
          void this.#announces?.open(peer);
        }
        this.#idle.expect(peer);
        this.#dialer.connected();
      },
      disconnected: (peer) => {
        this.#outbound.delete(peer);
        this.#idle.forget(peer);
        this.#guard.forget(peer);
        void this.#announces?.close(peer);
        if (!this.#stopped) this.#dialer.nudge();
      },
      discovered: (peer, addresses) => this.#dialer.learn(peer, addresses),
    };
  }

  #opened(peer: Peer): void {
    if (peer.role !== "light") {
      this.#sync.add(peer.id, peer.best);
      void this.#transactions?.open(peer.id);
    }
    void this.#grandpa?.open(peer.id);
    this.#report();
    this.#emit({ kind: "peerConnected", peer });
  }

  #closed(id: string): void {
    this.#sync.remove(id);
    void this.#transactions?.close(id);
    void this.#grandpa?.close(id);
    this.#report();
    this.#emit({ kind: "peerDisconnected", id });
    if (!this.#stopped && this.#host?.peers.includes(id) === true) this.#idle.expect(id);
  }

  #banned(peer: string): void {
    this.#sync.remove(peer);
    this.#emit({ kind: "banned", id: peer });
    void this.#sendAway(peer);
  }

  async #sendAway(peer: string): Promise<void> {
    await this.#announces?.close(peer);
    await this.#host?.disconnect(peer);
  }

  async #askForBlocks(peer: string, asked: BlockRequest, signal: AbortSignal) {
    return checkBlockResponse(asked, await this.request(peer, "sync/2", encodeBlockRequest(asked), signal));
  }

  /** The chain's listeners must not throw; announcing only puts messages into queues. */
  #follow(notification: ChainNotification): void {
    if (notification.kind === "finalized") return;
    if (notification.kind === "imported" && !notification.isBest) return;
    if (!this.#sync.isMajor) this.#announces?.announce(notification.block, notification.header);
  }

  #majorSync(isMajor: boolean): void {
    this.#emit({ kind: "majorSync", isMajor });
    if (isMajor) return;
    const { chain } = this.#options;
    const best: BlockRef = chain.best();
    const header = chain.header(best.hash);
    if (header !== undefined) this.#announces?.announce(best, header);
  }

  #report(): void {
    this.#metrics.peers.set(this.#slots.peers.length);
    this.#metrics.highest.set(this.#sync.highest);
  }

  #emit(event: NetworkEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  #protocol(name: string): string {
    const { chain, forkId } = this.#options;
    return `/${chain.genesisHash.slice(2)}${forkId === undefined ? "" : `/${forkId}`}/${name}`;
  }

  #running(): Host {
    if (this.#host === undefined) throw stopped();
    return this.#host;
  }
}

function stopped(): NetworkError {
  return new NetworkError("STOPPED", "the network does not run", "Start the node with a network.");
}
