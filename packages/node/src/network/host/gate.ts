import type { ConnectionGater, MultiaddrConnection, PeerId } from "@libp2p/interface";
import type { Multiaddr } from "@multiformats/multiaddr";
import { addressGroup } from "@opentao/codec/ip";

/** Rules about which peers may be connected. */
export interface Gate {
  readonly maxInbound: number;
  readonly maxOutbound: number;
  /** Connections that one machine may have opened. */
  readonly maxPerAddress: number;
  /** Connections from one machine of which nobody knows yet who it is. */
  readonly pendingPerAddress: number;
  readonly mayConnect: (peer: string) => boolean;
  /** Returns whether connections from a machine are accepted at all. */
  readonly mayConnectFrom: (host: string) => boolean;
  readonly isReserved: (peer: string) => boolean;
  /** Number of connections of a direction to peers that are not reserved. */
  readonly count: (direction: "inbound" | "outbound") => number;
  /** Number of connections from an address that others opened, those of reserved peers not counted. */
  readonly countFrom: (host: string) => number;
}

/**
 * Connections that have not said who they are, by the machine that they come from: silence takes no more than a
 * machine's share.
 */
class Pending {
  readonly #most: number;
  readonly #open = new Map<string, Set<object>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts a connection until it is closed or {@link known}; `false` when its machine has too many. */
  take(host: string, connection: MultiaddrConnection): boolean {
    const open = this.#open.get(host) ?? new Set();
    if (open.size >= this.#most) return false;
    this.#open.set(host, open.add(connection));
    connection.addEventListener("close", () => this.known(host, connection));
    return true;
  }

  /** Notes that a connection has said who it is, or is over. */
  known(host: string, connection: MultiaddrConnection): void {
    const open = this.#open.get(host);
    open?.delete(connection);
    if (open?.size === 0) this.#open.delete(host);
  }
}

/** Turns connections away before anything is spent on them: those of banned peers, and those above the limits. */
export function connectionGater(gate: Gate): ConnectionGater {
  const { maxInbound, maxOutbound, maxPerAddress, mayConnect, isReserved, count, countFrom } = gate;
  const pending = new Pending(gate.pendingPerAddress);
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
    // Loopback and private addresses are dialed like others: networks of one machine are made of them.
    denyDialMultiaddr: () => false,
    denyInboundConnection: (connection) => {
      const host = hostOf(connection.remoteAddr);
      return host !== undefined && !(gate.mayConnectFrom(host) && pending.take(host, connection));
    },
    denyInboundUpgradedConnection: (_, connection) => {
      const host = hostOf(connection.remoteAddr);
      if (host !== undefined) pending.known(host, connection);
      return false;
    },
    denyInboundEncryptedConnection: (peer, { remoteAddr }) =>
      denies(peer, "inbound", maxInbound) || isCrowded(peer, remoteAddr),
    denyOutboundEncryptedConnection: (peer) => denies(peer, "outbound", maxOutbound),
  };
}

/** Returns the group of a connection's address (see `addressGroup`); `undefined` when it names no machine by number. */
export function hostOf(address: Multiaddr): string | undefined {
  const machine = address.getComponents().find(({ name }) => name === "ip4" || name === "ip6");
  return machine?.value === undefined ? undefined : addressGroup(machine.value);
}
