import { join } from "node:path";
import { toHex } from "@opentao/codec";
import { open } from "lmdb";

const binary = { encoding: "binary", keyEncoding: "binary" } as const;

/** All keys of a table of a database that is closed, as hex digits, with the lengths of key and value together. */
export async function rawTable(basePath: string, name: string): Promise<Map<string, number>> {
  const root = open<Uint8Array, Uint8Array>({ path: join(basePath, "chain"), noSubdir: false, maxDbs: 16, ...binary });
  const table = root.openDB<Uint8Array, Uint8Array>({ name, ...binary });
  const found = new Map<string, number>();
  for (const { key, value } of table.getRange()) found.set(toHex(new Uint8Array(key)), key.length + value.length);
  await root.close();
  return found;
}
