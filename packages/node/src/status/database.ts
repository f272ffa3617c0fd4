import { existsSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { toHex } from "@opentao/codec";
import type { Hash } from "../chain/interface.ts";
import { Database, DatabaseError, type DatabaseErrorCode } from "../database/index.ts";
import type { DiskStatus } from "./nodeStatus.ts";

/** Content of a base path, seen from outside the node. */
export interface BasePathStatus {
  readonly path: string;
  readonly disk: DiskStatus | undefined;
  /** True when there is a database. */
  readonly exists: boolean;
  /** The chain of the database; `undefined` when there is none or it cannot be opened. */
  readonly owner: { readonly chain: string; readonly genesis: Hash } | undefined;
  /** Reason why it cannot be opened: `DATABASE_IN_USE` while a node runs. */
  readonly failure: { readonly code: DatabaseErrorCode; readonly message: string; readonly hint: string } | undefined;
}

/** Looks at a base path; nothing is made or changed in it. */
export async function inspectBasePath(path: string): Promise<BasePathStatus> {
  const disk = diskOf(path);
  const nothing = { path, disk, exists: false, owner: undefined, failure: undefined };
  if (!existsSync(join(path, "chain"))) return nothing;
  try {
    const database = await Database.open(path);
    try {
      const { owner } = database;
      if (owner === undefined) return nothing;
      return { ...nothing, exists: true, owner: { chain: owner.chain, genesis: toHex(owner.genesis) } };
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const { code, message, hint } = error;
    return { ...nothing, exists: true, failure: { code, message, hint } };
  }
}

/** Space on the disk of a folder; `undefined` when the system does not say. */
export function diskOf(path: string): DiskStatus | undefined {
  try {
    const { bavail, bsize, blocks } = statfsSync(path);
    return { path, free: bavail * bsize, size: blocks * bsize };
  } catch {
    return undefined; // not every system and file system says it
  }
}
