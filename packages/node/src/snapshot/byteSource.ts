import type { FileHandle } from "node:fs/promises";

/** Bytes that are read at places of choice. */
export interface ByteSource {
  /** Up to `length` bytes from `offset` on; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** The bytes of a file. Room is made for what is there, so that a false length costs nothing. */
export function fileSource(file: FileHandle): ByteSource {
  return {
    read: async (offset, length) => {
      const { size } = await file.stat();
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      let read = 0;
      while (read < bytes.length) {
        const { bytesRead } = await file.read(bytes, read, bytes.length - read, offset + read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return bytes.subarray(0, read);
    },
  };
}
