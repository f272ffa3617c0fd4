import { statfsSync } from "node:fs";
import type { DiskStatus } from "./nodeStatus.ts";

/** Space on the disk of a folder; `undefined` when the system does not say. */
export function diskOf(path: string): DiskStatus | undefined {
  try {
    const { bavail, bsize, blocks } = statfsSync(path);
    return { path, free: bavail * bsize, size: blocks * bsize };
  } catch {
    return undefined; // not every system and file system tells
  }
}
