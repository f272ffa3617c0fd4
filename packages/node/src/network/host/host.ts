import type { Connection, Stream } from "@libp2p/interface";
import { peerIdFromString } from "@libp2p/peer-id";
import { multiaddr } from "@multiformats/multiaddr";
import { NetworkError, unreachable } from "../errors.ts";
import { checkListen, peerAddress } from "./addresses.ts";
import { forwardEvents } from "./connectionEvents.ts";
import type { FramedStream } from "./framedStream.ts";
import { hostOf } from "./gate.ts";
import { HeldOnConnections } from "./held.ts";
import { createNode, type Libp2pNode } from "./node.ts";
import { type HostListener, type HostOptions, LOOPBACK_ADDRESSES } from "./options.ts";
import { provideResolvers } from "./resolvers.ts";
import { PeerSoftware } from "./software.ts";

/** Answers a substream that a peer opened. An exception breaks the substream off. */
export type StreamHandler = (stream: FramedStream, peer: string) => Promise<void>;

/** One libp2p node: identity, connections, substreams. Several live side by side in one process. */
export class Host {
  readonly #node: Libp2pNode;
  readonly #options: HostOptions;
  readonly #software: PeerSoftware;
  readonly #held: HeldOnConnections;

  private constructor(node: Libp2pNode, options: HostOptions) {
    this.#node = node;
    this.#options = options;
    this.#software = new PeerSoftware(node);
    this.#held = new HeldOnConnections({
      heldBytes: options.heldBytes,
      connections: () => node.getConnections().filter(({ remotePeer }) => !options.isReserved(remotePeer.toString())),
      broken: ({ remotePeer }) => {
        const peer = remotePeer.toString();
        options.logger.warn(
          { peer },
          "more waits on the connections of peers than there is room for: the fullest is broken off",
        );
      },
    });
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
    forwardEvents(node, listener);
    return new Host(node, options);
  }

  /** Starts to listen. @throws NetworkError `CANNOT_LISTEN` */
  async listen(): Promise<void> {
    try {
      await this.#node.start();
    } catch (error) {
      // The library throws plain errors of the system.
      await this.stop();
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

  /** Name and version of a connected peer's software, as it says; `undefined` until it has. */
  softwareOf(peer: string): string | undefined {
    return this.#software.get(peer);
  }

  /** Returns the machine that a connected peer comes from; see `hostOf`. */
  addressOf(peer: string): string | undefined {
    const [connection] = this.#node.getConnections(peerIdFromString(peer));
    return connection && hostOf(connection.remoteAddr);
  }

  /** Answers substreams of a protocol. @param perConnection - how many may be open at a time */
  async handle(protocol: string, perConnection: number, handler: StreamHandler): Promise<void> {
    const serve = async (stream: Stream, connection: Connection) => {
      try {
        await handler(this.#held.frame(stream), connection.remotePeer.toString());
      } catch (error) {
        // Who answers has reported what is a fault of this node; here the peer only learns that no more comes.
        this.#options.logger.debug({ protocol, peer: connection.remotePeer.toString(), error }, "substream broken off");
        stream.abort(error instanceof Error ? error : new Error("refused"));
      }
    };
    await this.#node.handle(protocol, serve, { maxInboundStreams: perConnection, maxOutboundStreams: 256 });
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
      // Nothing but the library runs here: its many errors mean that there is no way.
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
      return this.#held.frame(await connection.newStream(protocol, { signal: both, maxOutboundStreams: 256 }));
    } catch (error) {
      // Any error of the library, as above.
      throw unreachable(peer, error);
    }
  }

  /** Ends all connections to a peer. */
  async disconnect(peer: string): Promise<void> {
    try {
      await this.#node.hangUp(peerIdFromString(peer), { signal: AbortSignal.timeout(1000) });
    } catch (error) {
      // The connection is over either way.
      this.#options.logger.debug({ peer, error }, "a connection did not close in good order");
    }
  }

  /** Breaks all connections to a peer off, without waiting for what it has not taken yet. */
  drop(peer: string, reason: string): void {
    for (const connection of this.#node.getConnections(peerIdFromString(peer))) connection.abort(new Error(reason));
  }

  /** Asks a peer for a sign of life. @throws NetworkError `UNREACHABLE` when none comes in time */
  async ping(peer: string, signal: AbortSignal): Promise<void> {
    try {
      await this.#node.services.ping.ping(peerIdFromString(peer), { signal });
    } catch (error) {
      // Any error of the library, as above.
      throw unreachable(peer, error);
    }
  }

  /** Looks for peers; notifies the listener of those found. */
  async discover(signal: AbortSignal): Promise<void> {
    if (this.#options.discoveryProtocol === undefined) return;
    const target = crypto.getRandomValues(new Uint8Array(32));
    for await (const found of this.#node.peerRouting.getClosestPeers(target, { signal })) {
      this.#options.logger.debug({ peer: found.id.toString() }, "peer found");
    }
  }

  /** Closes all connections and listens no longer. */
  async stop(): Promise<void> {
    this.#held.stop();
    await this.#node.stop();
  }
}
