import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const NETWORK_ERRORS = defineErrors("Peers", 4500, {
  INVALID_NODE_KEY: [
    0,
    "The node's key file cannot be read or holds no key.",
    "Remove the file for a new identity, or restore it.",
  ],
  INVALID_ADDRESS: [
    1,
    "A text is no multiaddress of a peer, or lacks the peer's identity.",
    "Write it like /ip4/10.0.0.1/tcp/30333/p2p/12D3KooW….",
  ],
  NOT_LOOPBACK: [
    2,
    "The node was to listen where others reach it, without being told to be public.",
    "Add --public, or listen on 127.0.0.1.",
  ],
  CANNOT_LISTEN: [3, "None of the addresses can be listened on.", "Choose other ports or addresses of this machine."],
  UNREACHABLE: [
    4,
    "The peer cannot be reached, or does not support the protocol.",
    "Check the address, or ask another peer.",
  ],
  TIMED_OUT: [5, "The peer did not respond in time.", "Ask another peer."],
  CLOSED: [6, "The peer closed the stream early.", "Ask another peer."],
  TOO_LONG: [7, "A message is longer than its protocol allows.", "Ask another peer."],
  MALFORMED: [8, "A message does not follow its protocol.", "Ask another peer."],
  REFUSED: [9, "The peer does not serve the request, or is asked too much at a time.", "Ask another peer, or later."],
  OTHER_CHAIN: [10, "The peer's chain has another genesis.", "Connect to peers of the same chain."],
  OTHER_FORK: [11, "The peer follows a fork that finality excludes.", "Connect to other peers."],
  FALSE_ANSWER: [12, "The peer's response contradicts itself or the request.", "Ask another peer."],
  STOPPED: [13, "The network has been stopped.", "Start the node again."],
});

/** Code of a {@link NetworkError}. */
export type NetworkErrorCode = CodeOf<typeof NETWORK_ERRORS>;

/** Thrown by the network. */
export class NetworkError extends CodedError<NetworkErrorCode> {
  override readonly name = "NetworkError";

  protected override catalog() {
    return NETWORK_ERRORS;
  }
}

/** Makes the error for a message that its protocol does not allow. */
export function malformed(what: string, cause?: unknown): NetworkError {
  return new NetworkError("MALFORMED", what, "The peer does not follow the protocol: ask another.", { cause });
}

/**
 * Makes the error for a substream that ends before all has come that it was opened for. A connection can be lost, and a
 * node be stopped, at any moment: that is nobody's fault.
 */
export function closed(what: string, cause?: unknown): NetworkError {
  return new NetworkError("CLOSED", what, "Ask again, or ask another peer.", { cause });
}

/** Makes the error for a request that is refused. */
export function refused(why: string, cause?: unknown): NetworkError {
  return new NetworkError("REFUSED", why, "Ask another peer, or later.", { cause });
}

/** Makes the error for a peer that cannot be reached. */
export function unreachable(peer: string, cause: unknown): NetworkError {
  return new NetworkError("UNREACHABLE", `the peer ${peer} cannot be reached`, "Check the address, or ask another.", {
    cause,
  });
}
