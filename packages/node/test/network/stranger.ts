import { noise } from "@chainsafe/libp2p-noise";
import { yamux } from "@chainsafe/libp2p-yamux";
import { generateKeyPairFromSeed } from "@libp2p/crypto/keys";
import { type TCPSocketOptions, tcp } from "@libp2p/tcp";
import { multiaddr } from "@multiformats/multiaddr";
import { concat } from "@opentao/codec";
import { createLibp2p, type Libp2p } from "libp2p";
import type { BlockRef, Hash } from "../../src/chain/index.ts";
import { FramedStream } from "../../src/network/host/index.ts";
import { encodeLeb128 } from "../../src/network/host/leb128.ts";
import { encodeStatus } from "../../src/network/notifications/index.ts";
import type { RequestName } from "../../src/network/requests/index.ts";
import { protocolOf } from "./fakePeer.ts";

/** Identity and address of a stranger. */
export interface StrangerOptions {
  readonly genesisHash: Hash;
  /** The best block that it claims. */
  readonly best: BlockRef;
  /** Secret of its identity. */
  readonly seed: Uint8Array;
  /** Address from which it comes: those of loopback other than 127.0.0.1 are other machines to a node. */
  readonly localAddress: string;
}

/** A protocol of the chain, or any other by its whole name. */
type ProtocolName = RequestName | "kad" | `${string}/1` | `/${string}`;

/** Handshake of a full node on notification protocols other than announcements. */
const FULL = Uint8Array.of(1);

/** A libp2p peer from a machine of its own that answers nothing and keeps to no limit. */
export class Stranger {
  readonly #node: Libp2p;
  readonly #options: StrangerOptions;

  private constructor(node: Libp2p, options: StrangerOptions) {
    this.#node = node;
    this.#options = options;
  }

  static async start(options: StrangerOptions): Promise<Stranger> {
    const { genesisHash, best, seed, localAddress } = options;
    // The transport hands what its types do not name on to the socket.
    const dialOpts: TCPSocketOptions = { noDelay: true, ...{ localAddress } };
    const node = await createLibp2p({
      privateKey: await generateKeyPairFromSeed("Ed25519", seed),
      transports: [tcp({ dialOpts })],
      connectionEncrypters: [noise()],
      streamMuxers: [yamux()],
      connectionGater: { denyDialMultiaddr: () => false },
    });
    // A node closes a notification protocol on which it cannot answer: what was sent on it may be lost then.
    const answers = [
      ["block-announces/1", encodeStatus({ role: "full", best }, genesisHash)],
      ["transactions/1", FULL],
    ] as const;
    for (const [name, handshake] of answers) {
      await node.handle(protocolOf({ genesisHash }, name), async (raw) => {
        const stream = new FramedStream(raw);
        await stream.read(1024);
        await stream.write(handshake);
      });
    }
    return new Stranger(node, options);
  }

  get id(): string {
    return this.#node.peerId.toString();
  }

  /** Opens a substream to a node, of a protocol of the chain or of any other by its whole name. */
  async open(address: string, name: ProtocolName): Promise<FramedStream> {
    return new FramedStream(await this.#open(address, name));
  }

  /** Begins a message of a length, and never ends it. */
  async begin(address: string, name: ProtocolName, length: number, part: Uint8Array): Promise<void> {
    const stream = await this.#open(address, name);
    stream.send(concat(encodeLeb128(length), part));
  }

  async #open(address: string, name: ProtocolName) {
    const connection = await this.#node.dial(multiaddr(address));
    const protocol = name.startsWith("/") ? name : protocolOf(this.#options, name);
    return connection.newStream(protocol, { maxOutboundStreams: 1024 });
  }

  /**
   * A substream of a notification protocol on which both have said their handshake; announcements come before others.
   */
  async greet(address: string, name: `${string}/1`): Promise<FramedStream> {
    const { best, genesisHash } = this.#options;
    const announces = await this.open(address, "block-announces/1");
    await announces.write(encodeStatus({ role: "full", best }, genesisHash));
    await announces.read(1024);
    if (name === "block-announces/1") return announces;
    const stream = await this.open(address, name);
    await stream.write(FULL);
    await stream.read(1024);
    return stream;
  }

  async stop(): Promise<void> {
    await this.#node.stop();
  }
}
