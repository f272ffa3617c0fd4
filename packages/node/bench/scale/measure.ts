import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";

/** Processor time of an action in this process, all its threads together, in milliseconds. */
export async function processorMs<T>(act: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const before = process.cpuUsage();
  const value = await act();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, value };
}

/** Memory of this process, in MiB. */
export interface Memory {
  /** Its own. */
  readonly anonymous: number;
  /** Pages of files that are mapped, the database's above all: the system takes them back when it needs them. */
  readonly file: number;
}

/** Memory that this process holds now. */
export function memoryOfProcess(): Memory {
  const status = readFileSync("/proc/self/status", "utf8");
  const kib = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(status)?.[1]);
  return { anonymous: kib("RssAnon") / 1024, file: kib("RssFile") / 1024 };
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
