import { statSync } from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";

/** Processor time of an action in this process, all its threads together, in milliseconds. */
export async function processorMs<T>(act: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const before = process.cpuUsage();
  const value = await act();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, value };
}

/** MiB of a file. */
export const fileMiB = (path: string): number => statSync(path).size / 2 ** 20;

interface Pages {
  readonly pageSize: number;
  readonly treeBranchPageCount: number;
  readonly treeLeafPageCount: number;
  readonly overflowPages: number;
}

/** MiB of a node's database that hold something: its file has free pages as well. */
export async function usedMiB(basePath: string): Promise<number> {
  const binary = { encoding: "binary", keyEncoding: "binary" } as const;
  const environment = open<Uint8Array, Uint8Array>({
    ...{ path: join(basePath, "chain"), noSubdir: false, readOnly: true, maxDbs: 16, ...binary },
  });
  try {
    const names = [...environment.getKeys()].map((key) => new TextDecoder().decode(key).replaceAll("\0", ""));
    const bytes = names.map((name) => {
      // The engine gives the numbers of its own statistics, without a type.
      const stats = environment.openDB({ name, ...binary }).getStats() as Pages;
      return stats.pageSize * (stats.treeBranchPageCount + stats.treeLeafPageCount + stats.overflowPages);
    });
    return bytes.reduce((sum, one) => sum + one, 0) / 2 ** 20;
  } finally {
    await environment.close();
  }
}
