/** Characters of bytes: looking one up takes half of what making it takes. */
const CHARACTERS = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));

/** A storage key as text that sorts as it does: each byte is a character. */
export function textOf(key: Uint8Array): string {
  let text = "";
  for (let i = 0; i < key.length; i += 1) text += CHARACTERS[key[i] ?? 0];
  return text;
}

/** The storage key of such a text. */
export function keyOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
