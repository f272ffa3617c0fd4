const encoder = new TextEncoder();

/** A name as a key. */
export function text(name: string): Uint8Array {
  return encoder.encode(name);
}

/** Keys of the table `meta`. */
export const META_KEYS = {
  version: text("version"),
  chain: text("chain"),
  genesis: text("genesis"),
  best: text("best"),
  finalized: text("finalized"),
  /** Whether the newest justification is kept (one byte), and the hash of its block. */
  justified: text("justified"),
  /** There when states are pruned. */
  pruned: text("pruned"),
  /** Height of the oldest final block whose state is kept; 0 when it is not there. */
  oldest: text("oldest"),
  /** Which of the generations has the states (one byte); the first when it is not there. */
  generation: text("generation"),
  /** What is known of a state that is being imported. */
  staged: text("staged"),
} as const;
