/** An error of the node: a code for programs, a message that says what is wrong, a hint that says what to do. */
export abstract class CodedError<Code extends string> extends Error {
  readonly code: Code;
  /** What to do next. */
  readonly hint: string;

  constructor(code: Code, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}

/** What keeps a node from starting or from doing what it was asked. */
export type NodeErrorCode =
  /** Another program listens on the port. */
  | "PORT_IN_USE"
  /** The address cannot be listened on for another reason. */
  | "CANNOT_LISTEN"
  /** A chain specification is not what it should be. */
  | "INVALID_SPEC"
  /** The runtime refuses the genesis of the specification. */
  | "INVALID_GENESIS"
  /** The runtime lacks a method that the node needs. */
  | "RUNTIME_INCOMPLETE"
  /** Blocks cannot be sealed: the node has no key, or its key is not an authority's. */
  | "NOT_AN_AUTHORITY"
  /** A session key's secret is not that of the public key. */
  | "WRONG_KEY"
  /** The node does not hold a session key. */
  | "UNKNOWN_KEY"
  /** A key file cannot be read or written, or is damaged. */
  | "KEY_UNREADABLE"
  /** Key files are under a password that was not given. */
  | "WRONG_PASSWORD"
  /** The chain has nobody who could vote on what is final. */
  | "NO_VOTERS"
  /** Blocks of the chain become final by vote, and not otherwise. */
  | "FINALITY_BY_VOTE"
  /** The node has been stopped. */
  | "STOPPED";

/** Thrown by a node that cannot start or cannot do what it was asked. */
export class NodeError extends CodedError<NodeErrorCode> {
  override readonly name = "NodeError";
}
