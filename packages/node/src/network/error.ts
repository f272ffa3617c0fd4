import { CodedError } from "../error.ts";

/** What goes wrong between peers. */
export type NetworkErrorCode =
  /** The node's key cannot be read from its file, or what is in the file is no key. */
  | "INVALID_NODE_KEY"
  /** An address is none, or lacks the peer's identity. */
  | "INVALID_ADDRESS"
  /** An address that strangers can reach, though the node was not told to be public. */
  | "NOT_LOOPBACK"
  /** None of the addresses can be listened on. */
  | "CANNOT_LISTEN"
  /** The peer cannot be reached, or does not speak the protocol. */
  | "UNREACHABLE"
  /** The peer did not answer in time. */
  | "TIMED_OUT"
  /** The peer ended the conversation before its end. */
  | "CLOSED"
  /** A message is longer than its protocol allows. */
  | "TOO_LONG"
  /** A message is not what its protocol says. */
  | "MALFORMED"
  /** The peer does not answer the question, or is asked too much at a time. */
  | "REFUSED"
  /** The peer is of a chain with another genesis. */
  | "OTHER_CHAIN"
  /** The peer follows a fork that cannot become ours. */
  | "OTHER_FORK"
  /** The peer's answer contradicts itself or what was asked for. */
  | "FALSE_ANSWER"
  /** The network has been stopped. */
  | "STOPPED";

/** Thrown by the network. */
export class NetworkError extends CodedError<NetworkErrorCode> {
  override readonly name = "NetworkError";
}

/** The peer sent what its protocol does not allow. */
export function malformed(what: string, cause?: unknown): NetworkError {
  return new NetworkError("MALFORMED", what, "The peer does not follow the protocol: ask another.", { cause });
}

/** What was asked for is not given. */
export function refused(why: string, cause?: unknown): NetworkError {
  return new NetworkError("REFUSED", why, "Ask another peer, or later.", { cause });
}

/** There is no way to a peer. */
export function unreachable(peer: string, cause: unknown): NetworkError {
  return new NetworkError("UNREACHABLE", `the peer ${peer} cannot be reached`, "Check the address, or ask another.", {
    cause,
  });
}
