import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const REPLAY_ERRORS = defineErrors("Replays", 2300, {
  NO_SUCH_NEURON: [
    0,
    "A change names a neuron, a hotkey or a mechanism that the subnet does not have.",
    "Choose another.",
  ],
  OUT_OF_RANGE: [1, "A change has a value that the chain could not hold.", "Give a value within the range."],
  INVALID_CHANGES: [2, "Text that should hold changes cannot be read.", "Make the link again; it may have been cut."],
  BLOCK_UNKNOWN: [3, "The node does not have the block or its state.", "Choose a later block, or ask an archive node."],
  OTHER_RUNTIME: [4, "Another version of the runtime made the block.", "Use the explorer of that version."],
  TOO_LARGE: [5, "A replay would read more state than it may.", "Choose fewer blocks or a smaller subnet."],
  INCOMPLETE: [6, "A replay did not come to its end.", "Ask another node; report it if all do the same."],
  INVALID_ANSWER: [7, "A node gave an answer of another form than its method has.", "Ask another node."],
});

/** Code of a {@link ReplayError}. */
export type ReplayErrorCode = CodeOf<typeof REPLAY_ERRORS>;

/** Thrown by replays of blocks and by what-ifs. */
export class ReplayError extends CodedError<ReplayErrorCode> {
  override readonly name = "ReplayError";

  protected override catalog() {
    return REPLAY_ERRORS;
  }
}
