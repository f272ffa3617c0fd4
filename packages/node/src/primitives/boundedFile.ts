/**
 * Files that others name, read within bounds.
 *
 * @example
 * ```ts
 * import { readBoundedText } from "@opentao/node/boundedFile";
 *
 * try {
 *   readBoundedText(".", 65_536);
 * } catch (error) {
 *   console.log(String(error)); // Error: it is no regular file
 * }
 * ```
 *
 * @packageDocumentation
 */

import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/**
 * Bytes of a file that others name, of at most `most` bytes.
 *
 * @throws Error of the system, or one that says that it is no regular file (a pipe would be waited for, a device read
 * without end) or holds more
 */
export function readBoundedFile(path: string, most: number): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new Error("it is no regular file");
    if (found.size > most) throw new Error(`it has more than ${most} bytes`);
    const bytes = new Uint8Array(found.size);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, length);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/**
 * Text of a file that others name, as UTF-8, of at most `most` bytes.
 *
 * @throws Error of the system, or one that says that it is no regular file or holds more
 */
export function readBoundedText(path: string, most: number): string {
  return new TextDecoder().decode(readBoundedFile(path, most));
}
