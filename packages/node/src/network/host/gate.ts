import type { ConnectionGater, PeerId } from "@libp2p/interface";

/** What decides who may be connected. */
export interface Gate {
  readonly maxInbound: number;
  readonly maxOutbound: number;
  readonly mayConnect: (peer: string) => boolean;
  readonly isReserved: (peer: string) => boolean;
  /** Number of connections of a direction to peers that are not reserved. */
  readonly count: (direction: "inbound" | "outbound") => number;
}

/** Turns connections away before anything is spent on them: those of banned peers, and those above the limits. */
export function connectionGater({ maxInbound, maxOutbound, mayConnect, isReserved, count }: Gate): ConnectionGater {
  const denies = (peerId: PeerId, direction: "inbound" | "outbound", most: number): boolean => {
    const peer = peerId.toString();
    return !mayConnect(peer) || (!isReserved(peer) && count(direction) >= most);
  };
  return {
    denyDialPeer: (peer) => denies(peer, "outbound", maxOutbound),
    // Loopback and private addresses are dialled like others: networks of one machine are made of them.
    denyDialMultiaddr: () => false,
    denyInboundEncryptedConnection: (peer) => denies(peer, "inbound", maxInbound),
    denyOutboundEncryptedConnection: (peer) => denies(peer, "outbound", maxOutbound),
  };
}
