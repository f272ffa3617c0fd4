import { CodedError, type CodeOf, defineErrors } from "@opentao/base";
/** Error codes of this part, with cause and cure of each. */
export const TRIE_ERRORS = defineErrors("State trie", 1200, {
  MISSING_NODE: [
    0,
    "A node of the trie is not in the database or proof.",
    "Use a proof that holds all nodes on the way, or a database that was not damaged.",
  ],
  INVALID_NODE: [
    1,
    "Bytes are not a node of the trie.",
    "Discard them; a database that holds them is damaged and must be synchronized again.",
  ],
  INVALID_PROOF: [
    2,
    "A proof does not lead from the root to the value.",
    "Request the proof again, from another peer.",
  ],
});

/** Code of a {@link TrieError}. */
export type TrieErrorCode = CodeOf<typeof TRIE_ERRORS>;

/** Thrown when a node is not there, or its bytes are not a node. */
export class TrieError extends CodedError<TrieErrorCode> {
  override readonly name = "TrieError";

  protected override catalog() {
    return TRIE_ERRORS;
  }
}
