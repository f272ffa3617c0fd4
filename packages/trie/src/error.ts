/** What is wrong with a trie. */
export type TrieErrorCode = "MISSING_NODE" | "INVALID_NODE" | "INVALID_PROOF";

/** Thrown when a node is not there, or its bytes are not a node. */
export class TrieError extends Error {
  override readonly name = "TrieError";
  readonly code: TrieErrorCode;

  constructor(code: TrieErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
