import type { ConnectionListener } from "./events.ts";
import { Guard } from "./guard.ts";
import { Host, type HostListener, loadNodeKey } from "./host/index.ts";
import { IdleConnections } from "./idle.ts";
import type { NetworkLimits } from "./limits.ts";
import { Liveness } from "./liveness.ts";
import type { NetworkMetrics } from "./metrics.ts";
import type { NetworkOptions } from "./options.ts";
import { Dialer, PeersFile, Slots } from "./peers/index.ts";
import type { Requester } from "./requests/index.ts";

/** Connections: those that exist, those that are allowed, and those to be opened. */
export class Connections {
  readonly guard: Guard;
  readonly slots: Slots;
  readonly dialer: Dialer;
  readonly #options: NetworkOptions;
  readonly #limits: NetworkLimits;
  readonly #listener: ConnectionListener;
  readonly #idle: IdleConnections;
  readonly #liveness: Liveness;
  readonly #peersFile: PeersFile | undefined;
  readonly #outbound = new Set<string>();
  #host: Host | undefined;
  #stopped = false;

  /** @throws NetworkError `INVALID_ADDRESS` when a boot node's address is none */
  constructor(options: NetworkOptions, limits: NetworkLimits, metrics: NetworkMetrics, listener: ConnectionListener) {
    const { clock, logger } = options;
    this.#options = options;
    this.#limits = limits;
    this.#listener = listener;
    const addressOf = (peer: string) => this.#host?.addressOf(peer);
    this.guard = new Guard(clock, metrics, logger, addressOf, (peer) => void this.#sendAway(peer));
    this.slots = new Slots(
      limits.slots,
      (peer) => this.dialer.isReserved(peer),
      (peer) => this.#outbound.has(peer),
    );
    this.#idle = new IdleConnections(clock, (peer) => {
      if (this.slots.get(peer) === undefined) void this.#host?.disconnect(peer);
    });
    this.dialer = new Dialer({
      ...{ clock, logger },
      bootNodes: options.bootNodes ?? [],
      maxOutbound: options.reservedOnly === true ? 0 : limits.maxOutbound,
      connect: async (address) => this.#host?.connect(address),
      discover: async (signal) => this.#host?.discover(signal),
      isConnected: (peer) => peer === this.#host?.peerId || this.isConnected(peer),
      isBanned: (peer) => this.guard.isBanned(peer),
      outbound: () => [...this.#outbound].filter((peer) => !this.dialer.isReserved(peer)).length,
    });
    const met = { peers: () => this.dialer.met, clock, logger };
    this.#peersFile = options.peersFile === undefined ? undefined : new PeersFile({ path: options.peersFile, ...met });
    this.#liveness = new Liveness({
      ...limits,
      ...{ clock, logger },
      // Light clients answer pings in their own way and watch over the connection themselves.
      peers: () => this.slots.peers.filter(({ role }) => role !== "light").map(({ id }) => id),
      ping: async (peer, signal) => this.#host?.ping(peer, signal),
      gone: (peer) => this.#host?.drop(peer, "no sign of life"),
    });
  }

  /**
   * Makes the host, which does not listen yet.
   *
   * @param discoveryProtocol - by which peers of peers are looked for; without one they are not
   * @throws NetworkError `INVALID_NODE_KEY`, `INVALID_ADDRESS`, `NOT_LOOPBACK`
   */
  async createHost(discoveryProtocol: string | undefined): Promise<Host> {
    const { nodeKeyFile, listen, announce, userAgent, logger, ...options } = this.#options;
    this.#host = await Host.create(
      {
        nodeKey: loadNodeKey(nodeKeyFile),
        public: options.public,
        ...{ listen, announce, userAgent, logger, discoveryProtocol },
        ...this.#limits,
        mayConnect: (peer) =>
          (options.reservedOnly !== true || this.dialer.isReserved(peer)) && !this.guard.isBanned(peer),
        mayConnectFrom: (host) => !this.guard.isAddressBanned(host) || this.dialer.isReservedHost(host),
        isReserved: (peer) => this.dialer.isReserved(peer),
        mayPing: this.guard.rate(this.#limits.pingRate),
        mayDiscover: this.guard.rate(this.#limits.discoveryRate),
      },
      this.#hostListener(),
    );
    return this.#host;
  }

  /** Begins to dial. @throws NetworkError `INVALID_ADDRESS` */
  start(): void {
    for (const { peer, addresses } of this.#peersFile?.start() ?? []) this.dialer.learn(peer, addresses);
    this.dialer.start();
    for (const address of this.#options.reserved ?? []) this.dialer.reserve(address);
    this.#liveness.start();
  }

  /** Makes a peer reserved no longer; `false` when it was not reserved. */
  unreserve(peer: string): boolean {
    const wasReserved = this.dialer.unreserve(peer);
    if (wasReserved && this.#options.reservedOnly === true) void this.#host?.disconnect(peer);
    return wasReserved;
  }

  isConnected(peer: string): boolean {
    return this.#host?.peers.includes(peer) ?? false;
  }

  /** Returns the requester that a peer counts as where requests of all are bounded. */
  requesterOf(peer: string): Requester {
    const isReserved = this.dialer.isReserved(peer);
    const address = isReserved ? peer : (this.#host?.addressOf(peer) ?? peer);
    return { address, isOurs: isReserved || this.#outbound.has(peer) };
  }

  /** Notes that a connected peer follows the chain no longer: it has a while to do so again. */
  left(peer: string): void {
    if (!this.#stopped && this.isConnected(peer)) this.#idle.expect(peer);
  }

  /** Dials nobody any more. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#peersFile?.stop();
    this.#liveness.stop();
    this.dialer.stop();
    this.#idle.stop();
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await this.#host?.stop();
  }

  #hostListener(): HostListener {
    return {
      connected: (peer, direction) => {
        if (direction === "outbound") {
          this.#outbound.add(peer);
          this.#listener.reached(peer);
        }
        this.#idle.expect(peer);
        this.dialer.connected(peer);
      },
      disconnected: (peer) => {
        this.#outbound.delete(peer);
        this.#idle.forget(peer);
        this.guard.forget(peer);
        this.#listener.lost(peer);
        if (!this.#stopped) this.dialer.nudge();
      },
      discovered: (peer, addresses) => this.dialer.learn(peer, addresses),
      identified: (peer, addresses) => this.dialer.identified(peer, addresses),
    };
  }

  async #sendAway(peer: string): Promise<void> {
    await this.#listener.banned(peer);
    await this.#host?.disconnect(peer);
  }
}
