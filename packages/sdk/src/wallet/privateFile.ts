import { link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf, systemCodeOf } from "@opentao/base";
import { makeFolder, syncFolder } from "../syncFolder.ts";
import { WalletError } from "./errors.ts";
import { removeStale, temporaryFor } from "./temporaryFiles.ts";

async function writeNew(path: string, contents: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
}

function failure(path: string, error: unknown): WalletError {
  if (error instanceof WalletError) return error;
  if (systemCodeOf(error) === "EEXIST") {
    return new WalletError(
      "WALLET_EXISTS",
      `${path} exists already`,
      "Choose another name, or say that it may be overwritten.",
    );
  }
  return new WalletError(
    "WRITE_FAILED",
    `${path} cannot be written: ${messageOf(error)}`,
    "Check the folder's permissions and the space on the disk.",
  );
}

/** Writes a file beside another, which `place` makes of it in one step. @throws WalletError */
async function write(path: string, contents: Uint8Array, place: (temporary: string) => Promise<void>): Promise<void> {
  const folder = dirname(path);
  const temporary = temporaryFor(path);
  try {
    await makeFolder(folder);
    await removeStale(path);
    try {
      await writeNew(temporary, contents);
      await place(temporary);
    } finally {
      await rm(temporary, { force: true });
    }
    await syncFolder(folder);
  } catch (error) {
    throw failure(path, error);
  }
}

/**
 * Writes a file that only its owner can read: whole or not at all, and never over another unless `overwrite` says so.
 * When this returns it is on the disk.
 *
 * @throws WalletError `WALLET_EXISTS`, `WRITE_FAILED`
 */
export function writePrivateFile(path: string, contents: Uint8Array, overwrite: boolean): Promise<void> {
  // A link fails where a file stands, and does so in one step; a rename replaces it.
  return write(path, contents, (temporary) => (overwrite ? rename(temporary, path) : link(temporary, path)));
}

/**
 * Replaces a file, in the same way. `ensure` is called last, when the new one is whole, and fails where the old one is
 * to stay. @throws WalletError `WRITE_FAILED`; what `ensure` throws
 */
export function replacePrivateFile(path: string, contents: Uint8Array, ensure: () => Promise<void>): Promise<void> {
  return write(path, contents, async (temporary) => {
    await ensure();
    await rename(temporary, path);
  });
}
