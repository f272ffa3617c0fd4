/** A key as its half bytes, high half first. */
export function toNibbles(key: Uint8Array): Uint8Array {
  const nibbles = new Uint8Array(key.length * 2);
  for (let i = 0; i < key.length; i += 1) {
    const byte = key[i] ?? 0;
    nibbles[2 * i] = byte >> 4;
    nibbles[2 * i + 1] = byte & 15;
  }
  return nibbles;
}

/** The first `length` half bytes, an even number of them, as bytes. */
export function fromNibbles(nibbles: Uint8Array, length: number): Uint8Array {
  const key = new Uint8Array(length >> 1);
  for (let i = 0; i < key.length; i += 1) key[i] = ((nibbles[2 * i] ?? 0) << 4) | (nibbles[2 * i + 1] ?? 0);
  return key;
}

/** Number of half bytes that `a` and `b` (from `offset`) have in common at the front. */
export function commonLength(a: Uint8Array, b: Uint8Array, offset: number): number {
  const most = Math.min(a.length, b.length - offset);
  let length = 0;
  while (length < most && a[length] === b[offset + length]) length += 1;
  return length;
}
