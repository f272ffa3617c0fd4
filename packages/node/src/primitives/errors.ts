import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
/** Error codes of this part, with cause and cure of each. */
export const NODE_ERRORS = defineErrors("Node", 4000, {
  PORT_IN_USE: [0, "Another program listens on the port.", "Stop it, or choose another port."],
  CANNOT_LISTEN: [1, "The address cannot be listened on.", "Choose an address of this machine."],
  INVALID_SPEC: [
    2,
    "A chain specification is malformed.",
    "Correct the place that the message names, or build it again with `tao chain build-spec`.",
  ],
  INVALID_GENESIS: [
    3,
    "The runtime rejects the genesis configuration of the specification.",
    "Correct the place that the message names.",
  ],
  RUNTIME_INCOMPLETE: [
    4,
    "The runtime lacks a method that the node calls.",
    "Use a runtime and a node of the same version.",
  ],
  NOT_AN_AUTHORITY: [
    5,
    "Blocks cannot be sealed: the node has no key, or its key is not an authority's.",
    "Insert the key of an authority (`tao keys insert`), or register the node's keys.",
  ],
  WRONG_KEY: [6, "The secret of a session key does not belong to its public key.", "Insert the right secret."],
  UNKNOWN_KEY: [7, "The node does not hold the session key.", "Insert it with `tao keys insert`."],
  KEY_UNREADABLE: [
    8,
    "A key file cannot be read or written, or is damaged.",
    "Check its permissions, or insert the key again.",
  ],
  WRONG_PASSWORD: [9, "Key files are encrypted, and the password is missing or wrong.", "Give the right password."],
  NO_VOTERS: [
    10,
    "The chain has no voters: nothing can be finalized by vote.",
    "Name voters in the chain's specification.",
  ],
  FINALITY_BY_VOTE: [
    11,
    "Blocks of this chain are finalized by vote, not by command.",
    "Wait until the voters finalize it.",
  ],
  STOPPED: [12, "The node has been stopped.", "Start it again."],
});

/** Code of a {@link NodeError}. */
export type NodeErrorCode = CodeOf<typeof NODE_ERRORS>;

/** Thrown by a node that cannot start or cannot do what it was asked. */
export class NodeError extends CodedError<NodeErrorCode> {
  override readonly name = "NodeError";

  protected override catalog() {
    return NODE_ERRORS;
  }
}
