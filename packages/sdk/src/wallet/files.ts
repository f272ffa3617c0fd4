import { readdir, readFile, stat } from "node:fs/promises";
import { messageOf, systemCodeOf } from "@opentao/base";
import { WalletError } from "./errors.ts";

/** Larger files are no key files. */
const MAX_SIZE = 1 << 16;

function unreadable(path: string, error: unknown): WalletError {
  return new WalletError(
    "KEYFILE_UNREADABLE",
    `${path} cannot be read: ${messageOf(error)}`,
    "Check the file's permissions and that the disk works.",
  );
}

/**
 * Contents of a key file, or `undefined` when there is none. @throws WalletError `KEYFILE_UNREADABLE`,
 * `KEYFILE_INVALID`
 */
export async function readKeyfile(path: string): Promise<Uint8Array | undefined> {
  try {
    const found = await stat(path);
    // A pipe would be waited for, a device read without end.
    if (!found.isFile()) throw new WalletError("KEYFILE_INVALID", `${path} is no file`, "Check the path.");
    if (found.size > MAX_SIZE)
      throw new WalletError("KEYFILE_INVALID", `${path} is too large for a key file`, "Check the path.");
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof WalletError) throw error;
    const code = systemCodeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw unreadable(path, error);
  }
}

/** Names in a folder, in order; none when there is no such folder. @throws WalletError `KEYFILE_UNREADABLE` */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw unreadable(folder, error);
  }
}

/** True when a file exists. @throws WalletError `KEYFILE_UNREADABLE` */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw unreadable(path, error);
  }
}
