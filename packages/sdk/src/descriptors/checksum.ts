import type { Entry } from "./entries.ts";
import { hashOf, type TypeHasher } from "./typeHasher.ts";

/** Hash of an entry's name and of what the metadata says of its type. */
export function checksumOf(entry: Entry, hasher: TypeHasher): string {
  return hashOf(`${entry.name}: ${entry.form(hasher)}`);
}
