/**
 * Texts of keys: most are asked for again, since a runtime has one array for each item that is no map. Keys are not
 * changed once they have been given to a state: it keeps them as they are.
 */
const texts = new WeakMap<Uint8Array, string>();

/** A key as text, one character a byte: a key of maps that sorts like the bytes. */
export function textOf(key: Uint8Array): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = latin1(key);
  texts.set(key, text);
  return text;
}

/** The bytes of {@link textOf}'s text. */
export function bytesOf(text: string): Uint8Array {
  const key = new Uint8Array(Buffer.from(text, "latin1"));
  texts.set(key, text);
  return key;
}

/** Bytes as text, for those that are asked for but once: hashes. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
