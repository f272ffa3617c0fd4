import { noise } from "@chainsafe/libp2p-noise";
import { generateKeyPairFromSeed } from "@libp2p/crypto/keys";
import { identify } from "@libp2p/identify";
import type { Libp2p } from "@libp2p/interface";
import { type KadDHTComponents, kadDHT, passthroughMapper, removePrivateAddressesMapper } from "@libp2p/kad-dht";
import { type Ping, type PingComponents, ping } from "@libp2p/ping";
import { tcp } from "@libp2p/tcp";
import { webSockets } from "@libp2p/websockets";
import { createLibp2p } from "libp2p";
import { connectionGater, hostOf } from "./gate.ts";
import { BoundedMemory } from "./memory.ts";
import { framed, metered, pieces } from "./metered.ts";
import { boundedMuxer } from "./muxer.ts";
import type { HostOptions } from "./options.ts";

/** Time within which a connection must say who it is, in milliseconds. */
const UPGRADE_MS = 5_000;
/** Connections at a time of which that is not known; those of one machine are bounded by the gate. */
const MAX_PENDING = 512;

/**
 * Time that a peer may ping over one substream, in milliseconds: the longest that timers know. smoldot pings over the
 * same one every 20 seconds, and closes the connection when it is broken off.
 */
const PING_LIFE_MS = 2 ** 31 - 1;

/** Length of a ping. */
const PING_BYTES = 32;

/** The system asks a silent peer's machine whether it is still there. */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelay: 30_000 };

/** A libp2p node that can ping. */
export type Libp2pNode = Libp2p<{ ping: Ping }>;

/** A libp2p node with the transports and services of the protocol; it does not listen yet. */
export async function createNode(options: HostOptions, listen: readonly string[]): Promise<Libp2pNode> {
  const { discoveryProtocol, maxInbound, maxOutbound } = options;
  let node: Libp2pNode | undefined;
  const connections = (direction: "inbound" | "outbound") =>
    (node?.getConnections() ?? []).filter(
      (connection) => connection.direction === direction && !options.isReserved(connection.remotePeer.toString()),
    );
  const counts = {
    count: (direction: "inbound" | "outbound") => connections(direction).length,
    countFrom: (host: string) => connections("inbound").filter(({ remoteAddr }) => hostOf(remoteAddr) === host).length,
  };
  const dht = {
    protocol: discoveryProtocol ?? "",
    clientMode: false,
    maxInboundStreams: 8,
    allowQueryWithZeroPeers: true,
    peerInfoMapper: options.public === true ? removePrivateAddressesMapper : passthroughMapper,
  };
  const pings = ping({ timeout: PING_LIFE_MS });
  node = await createLibp2p({
    start: false,
    privateKey: await generateKeyPairFromSeed("Ed25519", options.nodeKey),
    nodeInfo: { userAgent: options.userAgent },
    addresses: { listen: [...listen], announce: [...(options.announce ?? [])] },
    transports: [tcp({ dialOpts: KEEP_ALIVE, listenOpts: KEEP_ALIVE }), webSockets()],
    connectionEncrypters: [noise()],
    streamMuxers: [boundedMuxer()],
    datastore: new BoundedMemory(),
    connectionGater: connectionGater({ ...options, ...counts }),
    connectionManager: {
      // The gate counts; the pruner of libp2p would close connections by its own rules.
      maxConnections: 10 * (maxInbound + maxOutbound) + 100,
      maxIncomingPendingConnections: MAX_PENDING,
      inboundUpgradeTimeout: UPGRADE_MS,
      inboundConnectionThreshold: options.connectionsPerSecond,
      dialTimeout: options.dialTimeoutMs,
      reconnectRetries: 0,
    },
    // It opens ever more pings to peers that, like smoldot, leave theirs open, and then breaks the connection off.
    connectionMonitor: { enabled: false },
    services: {
      identify: identify(),
      ping: (components: PingComponents) => pings(metered(components, options.mayPing, pieces(PING_BYTES))),
      ...(discoveryProtocol === undefined
        ? {}
        : { dht: (components: KadDHTComponents) => kadDHT(dht)(metered(components, options.mayDiscover, framed)) }),
    },
  });
  return node;
}
