/** The same bytes without Node.js's Buffer around them, whose `slice` and `toString` mean something else. */
export function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A height as a key that sorts like the number: four bytes, big-endian. */
export function heightKey(height: number): Uint8Array {
  const key = new Uint8Array(4);
  new DataView(key.buffer).setUint32(0, height);
  return key;
}

const HASH_LENGTH = 32;

/** Takes hashes apart that stand one after the other. */
export function splitHashes(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length / HASH_LENGTH }, (_, i) =>
    bytes.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  );
}
