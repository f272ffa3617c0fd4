import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
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

/**
 * Writes a file that only its owner can read: whole or not at all, and never over another unless `overwrite` says so.
 *
 * @throws WalletError `WALLET_EXISTS`, `WRITE_FAILED`
 */
export async function writePrivateFile(path: string, contents: Uint8Array, overwrite: boolean): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(contents);
      await file.sync();
    } finally {
      await file.close();
    }
    // A link fails where a file stands, and does so in one step; a rename replaces it.
    if (overwrite) await rename(temporary, path);
    else await link(temporary, path);
  } catch (error) {
    if (systemCodeOf(error) === "EEXIST") {
      throw new WalletError(
        "WALLET_EXISTS",
        `${path} exists already`,
        "Choose another name, or say that it may be overwritten.",
      );
    }
    throw new WalletError(
      "WRITE_FAILED",
      `${path} cannot be written: ${messageOf(error)}`,
      "Check the folder's permissions and the space on the disk.",
    );
  } finally {
    await rm(temporary, { force: true });
  }
}
