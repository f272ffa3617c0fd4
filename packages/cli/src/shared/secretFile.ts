import { readBoundedText } from "@opentao/node";

/** Bytes that a file with a secret, a password or words may have. */
const MOST_BYTES = 64 * 1024;

/**
 * Text of a file with a secret, a password or words. @throws Error when it cannot be read, is no regular file or too
 * large
 */
export function readSecretFile(path: string): string {
  return readBoundedText(path, MOST_BYTES);
}
