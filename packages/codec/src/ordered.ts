import { compareBytes } from "./bytes.ts";
import { type Codec, makeCodec } from "./codec.ts";
import { type SequenceOptions, vec } from "./sequences.ts";
import { anonymous, type TypeParameter, type TypeRef } from "./type.ts";

function collection(name: string, params: readonly TypeParameter[], inner: TypeRef): TypeRef {
  const fields = [{ type: anonymous({ kind: "sequence", inner }), docs: [] }];
  return { path: [name], params, docs: [], def: { kind: "composite", fields } };
}

/** Order of keys: numbers by value, byte strings and tuples lexicographically, anything else by its encoding. */
function compareKeys<K>(codec: Codec<K>, a: K, b: K): number {
  return comparePlain(a, b) ?? compareBytes(codec.encode(a), codec.encode(b));
}

function comparePlain(a: unknown, b: unknown): number | undefined {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return compareBytes(a, b);
  if (!Array.isArray(a) || !Array.isArray(b)) return undefined;
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const order = comparePlain(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/**
 * A list ordered by the key of its items, each key once, as written and as read. Any order is read:
 * Substrate-based chains accept any, and clients that know the type only as a list send any. Of two items with one key
 * the later one counts.
 */
function orderedList<T, K>(type: TypeRef, list: Codec<T[]>, key: Codec<K>, keyOf: (item: T) => K): Codec<T[]> {
  const compare = (a: T, b: T) => compareKeys(key, keyOf(a), keyOf(b));
  const normal = (items: readonly T[]) => {
    if (items.every((item, i) => i === 0 || compare(items[i - 1] ?? item, item) < 0)) return [...items];
    const sorted = [...items].sort(compare);
    return sorted.filter((item, i) => {
      const next = sorted[i + 1];
      return next === undefined || compare(item, next) !== 0;
    });
  };
  return makeCodec(
    type,
    (items, out) => list.encodeTo(normal(items), out),
    (input) => normal(list.decodeFrom(input)),
  );
}

/** `BTreeSet<T>`: items in ascending order, each once; what is given otherwise is put in order. */
export function set<T>(item: Codec<T>, options: SequenceOptions = {}): Codec<T[]> {
  const type = collection("BTreeSet", [{ name: "T", type: item.type }], item.type);
  return orderedList(type, vec(item, options), item, (value) => value);
}

/**
 * `BTreeMap<K, V>`: entries in ascending order of their keys, each key once; what is given otherwise is put in order.
 */
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
