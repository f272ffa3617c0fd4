/**
 * Length up to which texts are kept with their keys: a runtime has one array for each item that is no map, and one for
 * the beginning of each map's keys, of two hashes. Those of entries are longer, and made anew each time.
 */
const MOST_KEPT = 32;

/** Keys are not changed once they have been given to a state, which keeps those of changes as they are. */
const texts = new WeakMap<Uint8Array, string>();

/** A key as text, one character a byte: a key of maps that sorts like the bytes. */
export function textOf(key: Uint8Array): string {
  if (key.length > MOST_KEPT) return latin1(key);
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = latin1(key);
  texts.set(key, text);
  return text;
}

/** The bytes of {@link textOf}'s text. */
export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** Place in which keys become text: making a buffer over each takes longer than copying it. */
const scratch = Buffer.alloc(256);

/** Bytes as text, for those that are asked for but once. */
export function latin1(bytes: Uint8Array): string {
  const { length } = bytes;
  if (length > scratch.length) return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString("latin1");
  scratch.set(bytes);
  return scratch.toString("latin1", 0, length);
}
