import { bytesEqual, concatAll } from "@opentao/codec";
import { heightKey, splitHashes } from "./binary.ts";
import type { BlockPlace } from "./commit.ts";
import { readTable, type Tables } from "./tables.ts";

/** Removes all that is stored of a block, but for its state; to be called inside a transaction. */
export function forgetBlock(tables: Tables, { hash, height }: BlockPlace): void {
  tables.headers.remove(hash);
  tables.bodies.remove(hash);
  tables.justifications.remove(hash);
  tables.journals.remove(hash);
  const key = heightKey(height);
  const others = splitHashes(readTable(tables.heights, key) ?? new Uint8Array()).filter((at) => !bytesEqual(at, hash));
  if (others.length === 0) tables.heights.remove(key);
  else tables.heights.put(key, concatAll(others));
}
