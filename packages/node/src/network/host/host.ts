import { noise } from "@chainsafe/libp2p-noise";
import { yamux } from "@chainsafe/libp2p-yamux";
import { generateKeyPairFromSeed } from "@libp2p/crypto/keys";
import { identify } from "@libp2p/identify";
import type { Connection, Libp2p, Stream } from "@libp2p/interface";
import { kadDHT, passthroughMapper, removePrivateAddressesMapper } from "@libp2p/kad-dht";
import { peerIdFromString } from "@libp2p/peer-id";
import { ping } from "@libp2p/ping";
import { tcp } from "@libp2p/tcp";
import { webSockets } from "@libp2p/websockets";
import { multiaddr } from "@multiformats/multiaddr";
import { createLibp2p } from "libp2p";
import { NetworkError } from "../error.ts";
import { checkListen, peerAddress } from "./addresses.ts";
import { FramedStream } from "./framedStream.ts";
import { connectionGater } from "./gate.ts";
import { type HostOptions, LOOPBACK_ADDRESSES } from "./options.ts";
import { provideResolvers } from "./resolvers.ts";

/** Answers a substream that a peer opened. What it throws breaks the substream off. */
export type StreamHandler = (stream: FramedStream, peer: string) => Promise<void>;

/** Told of connections. Must not throw. */
export interface HostListener {
  /** The first connection to a peer. */
  connected(peer: string, direction: "inbound" | "outbound"): void;
  /** No connection to the peer is left. */
  disconnected(peer: string): void;
  /** A peer has been found, with addresses that may work. */
  discovered(peer: string, addresses: readonly string[]): void;
}

/** Most memory that one substream keeps for what is not read yet, in bytes. */
const STREAM_WINDOW = 1024 * 1024;

/**
 * How long a peer may ping over one substream, in milliseconds: the longest that timers know. smoldot pings over the same one
 * every 20 seconds, and closes the connection when it is broken off.
 */
const PING_LIFE_MS = 2 ** 31 - 1;

/** The system asks a silent peer's machine whether it is still there. */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelay: 30_000 };

/** One libp2p node: identity, connections, substreams. Several live side by side in one process. */
export class Host {
  readonly #node: Libp2p;
  readonly #options: HostOptions;

  private constructor(node: Libp2p, options: HostOptions) {
    this.#node = node;
    this.#options = options;
  }

  /**
   * Makes a host that does not listen yet, so that its protocols are there before its first peer is.
   *
   * @throws NetworkError `INVALID_ADDRESS`, `NOT_LOOPBACK`
   */
  static async create(options: HostOptions, listener: HostListener): Promise<Host> {
    provideResolvers();
    const listen = options.listen ?? LOOPBACK_ADDRESSES;
    checkListen(listen, options.public === true);
    const node = await createNode(options, listen);
    node.addEventListener("peer:connect", ({ detail }) => {
      const [connection] = node.getConnections(detail);
      listener.connected(detail.toString(), connection?.direction ?? "inbound");
    });
    node.addEventListener("peer:disconnect", ({ detail }) => listener.disconnected(detail.toString()));
    node.addEventListener("peer:discovery", ({ detail }) => {
      listener.discovered(
        detail.id.toString(),
        detail.multiaddrs.map((address) => address.toString()),
      );
    });
    return new Host(node, options);
  }

  /** Starts to listen. @throws NetworkError `CANNOT_LISTEN` */
  async listen(): Promise<void> {
    try {
      await this.#node.start();
    } catch (error) {
      await this.#node.stop();
      const where = (this.#options.listen ?? LOOPBACK_ADDRESSES).join(", ");
      const hint = "Choose other listen addresses, or end the program that uses them.";
      throw new NetworkError("CANNOT_LISTEN", `cannot listen on ${where}`, hint, { cause: error });
    }
  }

  /** The node's identity. */
  get peerId(): string {
    return this.#node.peerId.toString();
  }

  /** Addresses that the host listens on or announces, with its identity. */
  get addresses(): readonly string[] {
    return this.#node.getMultiaddrs().map((address) => address.toString());
  }

  /** Peers with at least one connection. */
  get peers(): readonly string[] {
    return this.#node.getPeers().map((peer) => peer.toString());
  }

  /** Number of connections of one direction. */
  connections(direction: "inbound" | "outbound"): number {
    return this.#node.getConnections().filter((connection) => connection.direction === direction).length;
  }

  /** Answers substreams of a protocol. @param perConnection - how many may be open at a time */
  async handle(protocol: string, perConnection: number, handler: StreamHandler): Promise<void> {
    const answer = async (stream: Stream, connection: Connection) => {
      try {
        await handler(new FramedStream(stream), connection.remotePeer.toString());
      } catch (error) {
        this.#options.logger.debug({ protocol, peer: connection.remotePeer.toString(), error }, "substream broken off");
        stream.abort(error instanceof Error ? error : new Error("refused"));
      }
    };
    await this.#node.handle(protocol, answer, { maxInboundStreams: perConnection, maxOutboundStreams: 256 });
  }

  /** Answers a protocol no longer. */
  async unhandle(protocol: string): Promise<void> {
    await this.#node.unhandle(protocol);
  }

  /** Connects to a peer by its address. @throws NetworkError `UNREACHABLE`, `INVALID_ADDRESS` */
  async connect(address: string): Promise<string> {
    const { peer } = peerAddress(address);
    try {
      await this.#node.dial(multiaddr(address), { signal: AbortSignal.timeout(this.#options.dialTimeoutMs) });
    } catch (error) {
      throw unreachable(peer, error);
    }
    return peer;
  }

  /** Opens a substream to a connected peer. @throws NetworkError `UNREACHABLE` */
  async open(peer: string, protocol: string, signal?: AbortSignal): Promise<FramedStream> {
    const id = peerIdFromString(peer);
    const connection = this.#node.getConnections(id).find(({ status }) => status === "open");
    if (connection === undefined) throw unreachable(peer, new Error("not connected"));
    try {
      const timeout = AbortSignal.timeout(this.#options.dialTimeoutMs);
      const both = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
      return new FramedStream(await connection.newStream(protocol, { signal: both, maxOutboundStreams: 256 }));
    } catch (error) {
      throw unreachable(peer, error);
    }
  }

  /** Where a connected peer is: its address on this connection. */
  addressOf(peer: string): string | undefined {
    return this.#node.getConnections(peerIdFromString(peer))[0]?.remoteAddr.toString();
  }

  /** Ends all connections to a peer. */
  async disconnect(peer: string): Promise<void> {
    try {
      await this.#node.hangUp(peerIdFromString(peer), { signal: AbortSignal.timeout(1000) });
    } catch (error) {
      this.#options.logger.debug({ peer, error }, "a connection did not close in good order");
    }
  }

  /** Looks for peers; those found are told to the listener. */
  async discover(signal: AbortSignal): Promise<void> {
    if (this.#options.discoveryProtocol === undefined) return;
    const target = crypto.getRandomValues(new Uint8Array(32));
    for await (const found of this.#node.peerRouting.getClosestPeers(target, { signal })) {
      this.#options.logger.debug({ peer: found.id.toString() }, "peer found");
    }
  }

  /** Closes all connections and listens no longer. */
  async stop(): Promise<void> {
    await this.#node.stop();
  }
}

async function createNode(options: HostOptions, listen: readonly string[]): Promise<Libp2p> {
  const { discoveryProtocol, maxInbound, maxOutbound } = options;
  let node: Libp2p | undefined;
  const count = (direction: "inbound" | "outbound") =>
    (node?.getConnections() ?? []).filter(
      (connection) => connection.direction === direction && !options.isReserved(connection.remotePeer.toString()),
    ).length;
  const dht = {
    protocol: discoveryProtocol ?? "",
    clientMode: false,
    allowQueryWithZeroPeers: true,
    peerInfoMapper: options.public === true ? removePrivateAddressesMapper : passthroughMapper,
  };
  node = await createLibp2p({
    start: false,
    privateKey: await generateKeyPairFromSeed("Ed25519", options.nodeKey),
    nodeInfo: { userAgent: options.userAgent },
    addresses: { listen: [...listen], announce: [...(options.announce ?? [])] },
    transports: [tcp({ dialOpts: KEEP_ALIVE, listenOpts: KEEP_ALIVE }), webSockets()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux({ streamOptions: { maxStreamWindowSize: STREAM_WINDOW } })],
    connectionGater: connectionGater({ ...options, count }),
    connectionManager: {
      // The gate counts; the pruner of libp2p would close connections by its own rules.
      maxConnections: 10 * (maxInbound + maxOutbound) + 100,
      inboundConnectionThreshold: options.connectionsPerSecond,
      dialTimeout: options.dialTimeoutMs,
      reconnectRetries: 0,
    },
    // It opens ever more pings to peers that, like smoldot, leave theirs open, and then breaks the connection off.
    connectionMonitor: { enabled: false },
    services: {
      identify: identify(),
      ping: ping({ timeout: PING_LIFE_MS }),
      ...(discoveryProtocol === undefined ? {} : { dht: kadDHT(dht) }),
    },
  });
  return node;
}

function unreachable(peer: string, cause: unknown): NetworkError {
  return new NetworkError("UNREACHABLE", `the peer ${peer} cannot be reached`, "Check the address, or ask another.", {
    cause,
  });
}
