import { open } from "node:fs/promises";
import { systemCodeOf } from "@opentao/base";

/** Errors of file systems that cannot write a folder by itself, and of folders that may not be opened. */
const CANNOT = ["EINVAL", "ENOTSUP", "EACCES"];

/**
 * Sees that the names of a folder's files are on the disk: a rename alone may be lost with the power. Does nothing
 * where that cannot be asked for (Windows, some file systems, folders that this user may not read).
 */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  try {
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!CANNOT.includes(systemCodeOf(error) ?? "")) throw error;
  }
}
