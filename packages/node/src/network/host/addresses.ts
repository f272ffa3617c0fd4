import { peerIdFromString } from "@libp2p/peer-id";
import { type Multiaddr, multiaddr } from "@multiformats/multiaddr";
import { isLoopback } from "@opentao/codec/ip";
import { NetworkError } from "../errors.ts";

/** A peer and where it can be reached. */
export interface PeerAddress {
  readonly peer: string;
  /** Multiaddress with the peer's identity. */
  readonly address: string;
}

/** Longest text that is read as an address. */
const MAX_LENGTH = 1024;

function invalid(address: string, cause?: unknown): NetworkError {
  const hint = "Write it like /ip4/10.0.0.1/tcp/30333/p2p/12D3KooW… or /dns4/node.example/tcp/30334/ws/p2p/12D3KooW….";
  const shown = address.slice(0, 200);
  return new NetworkError("INVALID_ADDRESS", `${shown} is not an address of a peer`, hint, { cause });
}

function parse(address: string): Multiaddr {
  if (address.length > MAX_LENGTH) throw invalid(address);
  try {
    return multiaddr(address);
  } catch (error) {
    // Nothing but the parser runs here.
    throw invalid(address, error);
  }
}

/** A peer's address, which ends in `/p2p/` and the peer's identity. @throws NetworkError `INVALID_ADDRESS` */
export function peerAddress(address: string): PeerAddress {
  const peer = parse(address)
    .getComponents()
    .findLast(({ name }) => name === "p2p")?.value;
  if (peer === undefined) throw invalid(address);
  return { peer: peerOf(peer), address };
}

/** A peer's identity in its usual spelling. @throws NetworkError `INVALID_ADDRESS` */
export function peerOf(text: string): string {
  try {
    return peerIdFromString(text).toString();
  } catch (error) {
    // Nothing but the parser runs here.
    throw invalid(text, error);
  }
}

/**
 * Checks addresses to listen on.
 *
 * @param open - whether strangers may reach them
 * @throws NetworkError `INVALID_ADDRESS`, `NOT_LOOPBACK`
 */
export function checkListen(addresses: readonly string[], open: boolean): void {
  for (const address of addresses) {
    const host = parse(address).getComponents()[0]?.value;
    if (open || (host !== undefined && isLoopback(host))) continue;
    throw new NetworkError(
      "NOT_LOOPBACK",
      `${address} can be reached from other machines`,
      "Tell the node to be public, or let it listen on 127.0.0.1.",
    );
  }
}
