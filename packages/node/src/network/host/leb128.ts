import { malformed } from "../errors.ts";

/** A length of up to 2^32 takes five bytes. */
const MAX_BYTES = 5;

/** An unsigned integer below 2^32 in LEB128. */
export function encodeLeb128(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

/**
 * The LEB128 integer at the beginning of `bytes` with its length; `undefined` when more bytes are needed.
 *
 * @throws NetworkError `MALFORMED` when it is longer than five bytes or than it need be
 */
export function decodeLeb128(bytes: Uint8Array): { readonly value: number; readonly length: number } | undefined {
  let value = 0;
  let scale = 1;
  for (let i = 0; i < MAX_BYTES; i += 1) {
    const byte = bytes[i];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) {
      if (byte === 0 && i > 0) throw malformed("a length is not in its shortest form");
      return { value, length: i + 1 };
    }
    scale *= 0x80;
  }
  throw malformed(`a length has more than ${MAX_BYTES} bytes`);
}
