import { join } from "node:path";
import { toHex } from "@opentao/codec";
import { open } from "lmdb";

const binary = { encoding: "binary", keyEncoding: "binary" } as const;

function openRaw(basePath: string, name: string) {
  const root = open<Uint8Array, Uint8Array>({ path: join(basePath, "chain"), noSubdir: false, maxDbs: 16, ...binary });
  return { root, table: root.openDB<Uint8Array, Uint8Array>({ name, ...binary }) };
}

/** All keys of a table of a database that is closed, as hex digits, with the lengths of key and value together. */
export async function rawTable(basePath: string, name: string): Promise<Map<string, number>> {
  const { root, table } = openRaw(basePath, name);
  const found = new Map<string, number>();
  for (const { key, value } of table.getRange()) found.set(toHex(new Uint8Array(key)), key.length + value.length);
  await root.close();
  return found;
}

/** Cuts the value under a key of a table of a database that is closed. */
export async function damage(basePath: string, name: string, key: Uint8Array): Promise<void> {
  const { root, table } = openRaw(basePath, name);
  const value = table.get(key);
  if (value === undefined) throw new Error(`the table ${name} has no such key`);
  table.putSync(key, new Uint8Array(value).slice(0, value.length - 1));
  await root.close();
}
