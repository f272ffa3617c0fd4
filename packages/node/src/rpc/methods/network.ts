import { type Network, NetworkError, type Role } from "../../network/index.ts";
import type { Call } from "../call/call.ts";
import { invalidParams, RPC_CODES, RpcError } from "../protocol/errors.ts";

/** Roles as clients write them. */
const ROLES: Readonly<Record<Role, string>> = { full: "FULL", light: "LIGHT", authority: "AUTHORITY" };

/** Peers that follow the chain with the node. */
export function system_peers({ services: { network } }: Call) {
  const peers = network?.peers ?? [];
  return peers.map(({ id, role, best }) => ({
    peerId: id,
    roles: ROLES[role],
    bestHash: best.hash,
    bestNumber: best.number,
  }));
}

/** The node's identity on the network. */
export function system_localPeerId(call: Call): string {
  return networkOf(call).peerId;
}

/** Addresses at which other nodes reach this one, with its identity. */
export function system_localListenAddresses({ services: { network } }: Call): readonly string[] {
  return network?.addresses ?? [];
}

/**
 * State of the node's network. Its form is not that of Substrate's nodes, which declared theirs unstable.
 */
export function system_unstable_networkState(call: Call) {
  const { peerId, addresses, peers, reserved } = networkOf(call);
  const connectedPeers = Object.fromEntries(peers.map(({ id, role, best }) => [id, { role, best }]));
  return { peerId, listenedAddresses: addresses, connectedPeers, reservedPeers: reserved };
}

/** Keeps connected to a peer, given by its address with its identity. */
export function system_addReservedPeer(call: Call): null {
  const network = networkOf(call);
  const address = call.params.at(0).text();
  orInvalid(() => network.addReserved(address));
  return null;
}

/** Keeps connected to a peer no longer, given by its identity. */
export function system_removeReservedPeer(call: Call): null {
  const network = networkOf(call);
  const peer = call.params.at(0).text();
  orInvalid(() => network.removeReserved(peer));
  return null;
}

/** Identities of the peers that the node keeps connected to. */
export function system_reservedPeers({ services: { network } }: Call): readonly string[] {
  return network?.reserved ?? [];
}

function networkOf({ services: { network } }: Call): Network {
  if (network !== undefined) return network;
  throw new RpcError(RPC_CODES.system, "The node has no network", "start it with one to have peers");
}

function orInvalid(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    if (error instanceof NetworkError) throw invalidParams(`${error.message}. ${error.hint}`);
    throw error;
  }
}
