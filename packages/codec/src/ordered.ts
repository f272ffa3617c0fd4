import { compareBytes } from "./bytes.ts";
import { type Codec, makeCodec } from "./codec.ts";
import { CodecError } from "./error.ts";
import { type SequenceOptions, vec } from "./sequences.ts";
import { anonymous, type TypeParameter, type TypeRef } from "./type.ts";

function collection(name: string, params: readonly TypeParameter[], inner: TypeRef): TypeRef {
  const fields = [{ type: anonymous({ kind: "sequence", inner }), docs: [] }];
  return { path: [name], params, docs: [], def: { kind: "composite", fields } };
}

/** Order of keys: numbers by value, byte strings lexicographically, anything else by its encoding. */
function compareKeys<K>(codec: Codec<K>, a: K, b: K): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return compareBytes(a, b);
  return compareBytes(codec.encode(a), codec.encode(b));
}

/** A list ordered by the key of its items, each key once: sorted when written, required to be sorted when read. */
function orderedList<T, K>(type: TypeRef, list: Codec<T[]>, key: Codec<K>, keyOf: (item: T) => K): Codec<T[]> {
  const compare = (a: T, b: T) => compareKeys(key, keyOf(a), keyOf(b));
  const check = (items: readonly T[]) => {
    const disordered = items.some((item, i) => i > 0 && compare(items[i - 1] ?? item, item) >= 0);
    if (disordered) throw new CodecError("NON_CANONICAL", "keys of an ordered collection must ascend, each once");
  };
  return makeCodec(
    type,
    (items, out) => {
      const ordered = [...items].sort(compare);
      check(ordered);
      list.encodeTo(ordered, out);
    },
    (input) => {
      const items = list.decodeFrom(input);
      check(items);
      return items;
    },
  );
}

/** `BTreeSet<T>`: items in ascending order, each once. Written sorted; read only when sorted. */
export function set<T>(item: Codec<T>, options: SequenceOptions = {}): Codec<T[]> {
  const type = collection("BTreeSet", [{ name: "T", type: item.type }], item.type);
  return orderedList(type, vec(item, options), item, (value) => value);
}

/** `BTreeMap<K, V>`: entries in ascending order of their keys. Written sorted; read only when sorted. */
export function map<K, V>(key: Codec<K>, value: Codec<V>, options: SequenceOptions = {}): Codec<[K, V][]> {
  const entry = makeCodec<[K, V]>(
    anonymous({ kind: "tuple", items: [key.type, value.type] }),
    ([k, v], out) => {
      key.encodeTo(k, out);
      value.encodeTo(v, out);
    },
    (input) => [key.decodeFrom(input), value.decodeFrom(input)],
  );
  const params = [
    { name: "K", type: key.type },
    { name: "V", type: value.type },
  ];
  return orderedList(collection("BTreeMap", params, entry.type), vec(entry, options), key, ([k]) => k);
}
