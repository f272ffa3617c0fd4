import { readBoundedText } from "@opentao/node/boundedFile";
import type { CliErrorCode } from "../output/catalog.ts";
import { CliError, describeError } from "../output/errors.ts";

/** Largest size of a file with a secret, a password or words, in bytes. */
const MAX_BYTES = 64 * 1024;

/** Reads a file with a secret, a password or words. @throws CliError with this code when it cannot be read */
export function readSecretFile(path: string, code: CliErrorCode, hint: string): string {
  try {
    return readBoundedText(path, MAX_BYTES);
  } catch (error) {
    // An error of the system, or that it is no regular file or too large: the same for whoever named the file.
    throw new CliError(code, `${path} cannot be read: ${describeError(error).message}`, hint, { cause: error });
  }
}

/** Reads a password: the first line of its file. @throws CliError `PASSWORD_UNREADABLE` */
export function readPasswordFile(path: string): string {
  const hint = "Give a file whose first line is the password.";
  const [password = ""] = readSecretFile(path, "PASSWORD_UNREADABLE", hint).split(/\r?\n/, 1);
  if (password !== "") return password;
  throw new CliError("PASSWORD_UNREADABLE", `${path} begins with an empty line`, hint);
}
