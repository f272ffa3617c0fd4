import type { BlockRef } from "../chain/interface.ts";
import type { GrandpaNetwork } from "./channels/grandpaNetwork.ts";
import type { NetworkListener } from "./events.ts";
import { peerOf } from "./host/index.ts";
import type { NetworkOptions } from "./options.ts";
import { NetworkParts } from "./parts.ts";
import type { Peer } from "./peers/index.ts";
import type { Justifications, RequestName } from "./requests/index.ts";
import { type WarpSettings, warpOver } from "./warpOver.ts";

/**
 * A node's part in the network: it follows the chain with its peers, serves them, and passes transactions and votes on.
 */
export class Network {
  readonly #parts: NetworkParts;

  private constructor(parts: NetworkParts) {
    this.#parts = parts;
  }

  /**
   * Starts to listen, to dial and to follow the chain.
   *
   * @throws NetworkError `INVALID_NODE_KEY`, `INVALID_ADDRESS`, `NOT_LOOPBACK`, `CANNOT_LISTEN`
   */
  static async start(options: NetworkOptions): Promise<Network> {
    const parts = new NetworkParts(options);
    try {
      await parts.start();
    } catch (error) {
      await parts.stop();
      throw error;
    }
    return new Network(parts);
  }

  /** The node's identity. */
  get peerId(): string {
    return this.#parts.host.peerId;
  }

  /** Addresses at which the node can be reached, with its identity. */
  get addresses(): readonly string[] {
    return this.#parts.host.addresses;
  }

  /** Peers that follow the chain with us. */
  get peers(): readonly Peer[] {
    return this.#parts.connections.slots.peers;
  }

  /** Name and version of a peer's software, as it says; `undefined` until it has. */
  softwareOf(peer: string): string | undefined {
    return this.#parts.host.softwareOf(peer);
  }

  /** Identities of the reserved peers. */
  get reserved(): readonly string[] {
    return this.#parts.connections.dialer.reserved;
  }

  /** True when the node is far behind its peers. */
  get isMajorSync(): boolean {
    return this.#parts.following.sync.isMajor;
  }

  /** Height of the highest block that a peer says it has. */
  get highest(): number {
    return this.#parts.following.sync.highest;
  }

  /** Channel by which GRANDPA's voter reaches its peers. */
  get grandpa(): GrandpaNetwork {
    return this.#parts.channels.grandpa;
  }

  /** Makes a peer reserved. @throws NetworkError `INVALID_ADDRESS` */
  addReserved(address: string): string {
    return this.#parts.connections.dialer.reserve(address);
  }

  /** Makes a peer reserved no longer; `false` when it was not reserved. @throws NetworkError `INVALID_ADDRESS` */
  removeReserved(peer: string): boolean {
    return this.#parts.connections.unreserve(peerOf(peer));
  }

  /** Connects to a peer. @throws NetworkError `INVALID_ADDRESS`, `UNREACHABLE` */
  async connect(address: string): Promise<string> {
    return this.#parts.host.connect(address);
  }

  /** Sends a request of one of the request protocols to a peer. @throws NetworkError */
  request(peer: string, name: RequestName, message: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#parts.requests.ask(peer, name, message, signal);
  }

  /** Fetches a block from a peer that should have it, though it did not announce it. */
  wantBlock(peer: string, block: BlockRef): void {
    this.#parts.following.sync.want(peer, block);
  }

  /** Announces a block of any fork to the peers that do not have it. */
  announceBlock(block: BlockRef): void {
    this.#parts.following.announce(block);
  }

  /** Requests the justifications of a block from a peer. @throws NetworkError */
  async justifications(peer: string, { hash }: BlockRef, signal?: AbortSignal): Promise<Justifications | undefined> {
    const asked = { header: true, body: false, justification: true, direction: "ascending", max: 1 } as const;
    const [block] = await this.#parts.requests.blocks(peer, { ...asked, from: { hash } }, signal);
    return block?.justifications;
  }

  /** Lowers a peer's reputation for a false response. */
  reportFalseResponse(peer: string, why: unknown): void {
    this.#parts.connections.guard.report(peer, "lie", why);
  }

  /**
   * Brings the chain to a recent finalized block without the blocks before it, then begins to fetch blocks. The network
   * is to be started `paused`. Listeners are notified of the progress.
   *
   * @returns the block; `undefined` when blocks are fetched one by one instead
   * @throws DatabaseError; when the network stops meanwhile
   */
  async warp(options: WarpSettings): Promise<BlockRef | undefined> {
    const block = await warpOver(this.#parts, options);
    this.resume();
    return block;
  }

  /** Begins to fetch blocks, if the network was started `paused`. */
  resume(): void {
    this.#parts.following.sync.resume();
  }

  /** Subscribes a listener to the network's events; returns its disposer. */
  subscribe(listener: NetworkListener): () => void {
    return this.#parts.events.add(listener);
  }

  /** Says goodbye to all peers and closes. */
  stop(): Promise<void> {
    return this.#parts.stop();
  }
}
