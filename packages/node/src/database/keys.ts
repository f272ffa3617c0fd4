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
} as const;
