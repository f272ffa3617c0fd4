import type { ConnectionGater, PeerId } from "@libp2p/interface";
import type { Multiaddr } from "@multiformats/multiaddr";

/** What decides who may be connected. */
export interface Gate {
  readonly maxInbound: number;
  readonly maxOutbound: number;
  /** Connections that one machine may have opened. */
  readonly maxPerAddress: number;
  readonly mayConnect: (peer: string) => boolean;
  readonly isReserved: (peer: string) => boolean;
  /** Number of connections of a direction to peers that are not reserved. */
  readonly count: (direction: "inbound" | "outbound") => number;
  /** Number of connections from an address that others opened, those of reserved peers not counted. */
  readonly countFrom: (host: string) => number;
}

/** Turns connections away before anything is spent on them: those of banned peers, and those above the limits. */
export function connectionGater(gate: Gate): ConnectionGater {
  const { maxInbound, maxOutbound, maxPerAddress, mayConnect, isReserved, count, countFrom } = gate;
  const denies = (peerId: PeerId, direction: "inbound" | "outbound", most: number): boolean => {
    const peer = peerId.toString();
    return !mayConnect(peer) || (!isReserved(peer) && count(direction) >= most);
  };
  const isCrowded = (peerId: PeerId, address: Multiaddr): boolean => {
    const host = hostOf(address);
    return host !== undefined && !isReserved(peerId.toString()) && countFrom(host) >= maxPerAddress;
  };
  return {
    denyDialPeer: (peer) => denies(peer, "outbound", maxOutbound),
    // Loopback and private addresses are dialled like others: networks of one machine are made of them.
    denyDialMultiaddr: () => false,
    denyInboundEncryptedConnection: (peer, { remoteAddr }) =>
      denies(peer, "inbound", maxInbound) || isCrowded(peer, remoteAddr),
    denyOutboundEncryptedConnection: (peer) => denies(peer, "outbound", maxOutbound),
  };
}

/** Of an IPv6 address the first 64 bits, which one machine may have to itself; `undefined` when an address names no machine. */
export function hostOf(address: Multiaddr): string | undefined {
  const [first] = address.getComponents();
  if (first?.name !== "ip6") return first?.value;
  return first.value?.startsWith("::") === true ? first.value : first.value?.split(":").slice(0, 4).join(":");
}
