import { type Codec, CodecError } from "@opentao/codec";

/**
 * Reads a stored value. Bytes after it are ignored, and bytes that are not of the type count as absent: values may have
 * been written raw.
 */
export function decodeStored<V>(codec: Codec<V>, stored: Uint8Array | undefined): V | undefined {
  if (stored === undefined) return undefined;
  try {
    return codec.decodeLeading(stored);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
