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
  /** One byte (1 when the newest justification is to be kept, 0 otherwise), then the hash of its block. */
  justified: text("justified"),
  /** Present when states are pruned. */
  pruned: text("pruned"),
  /** Height of the oldest finalized block whose state is kept; 0 when it is absent. */
  oldest: text("oldest"),
  /** Index of the generation that has the states (one byte); the first when it is absent. */
  generation: text("generation"),
  /** Progress of a state that is being imported. */
  staged: text("staged"),
} as const;
