import { type Codec, CodecError } from "@opentao/codec";
import { DatabaseError } from "./errors.ts";

/**
 * Decodes a record that this node has stored: what cannot be decoded is damaged here, and nobody else's bad message.
 *
 * @param what - noun of the record, with its article
 * @throws DatabaseError `UNREADABLE`
 */
export function decodeRecord<T>(codec: Pick<Codec<T>, "decode">, bytes: Uint8Array, what: string): T {
  try {
    return codec.decode(bytes);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw new DatabaseError(
      "UNREADABLE",
      `the database is damaged: ${what} in it cannot be decoded: ${error.message}`,
      "Restore the folder from a copy, or delete it and synchronize again or import a snapshot; check the disk.",
      { cause: error },
    );
  }
}
