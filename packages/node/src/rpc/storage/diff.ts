import { bytesEqual, compareBytes, startsWith } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import type { Difference, DiffPage, DiffQuery, StoragePlace } from "../../jobs/storage.ts";
import type { StateReader } from "../../state/index.ts";
import { hex } from "../protocol/message.ts";
import type { Param } from "../protocol/params.ts";

const RETURN_TYPES = ["value", "hash"] as const;

/** Prefixes that one operation may compare. */
const MAX_ITEMS = 64;

/** The queries that a client sent; all keys of the main trie when it sent none. @throws RpcError `invalidParams` */
export function diffQueriesOf(param: Param): DiffQuery[] {
  if (param.isAbsent) return [{ prefix: new Uint8Array(), returnType: "value", inChildTrie: false }];
  return param.list(MAX_ITEMS).map((item) => ({
    prefix: item.member("key").optional((key) => key.storageKey()) ?? new Uint8Array(),
    returnType: item.member("returnType").oneOf(RETURN_TYPES),
    inChildTrie: item.member("childTrieKey").optional((key) => key.bytes()) !== undefined,
  }));
}

/** Keys that are compared at once. */
const KEYS_AT_ONCE = 1024;
/** Hex digits above which no more keys are compared at once. */
const PAGE_DIGITS = 1024 * 1024;

/** Returns differences between two states from a place on, in the order of the queries and of the keys in each. */
export function diffPage(
  before: StateReader,
  after: StateReader,
  queries: readonly DiffQuery[],
  from: StoragePlace,
): DiffPage {
  const items: Difference[] = [];
  let seen = 0;
  let digits = 0;
  for (let query = from.query; query < queries.length; query += 1) {
    const { prefix, returnType, inChildTrie } = queries[query] ?? {};
    if (prefix === undefined || returnType === undefined || inChildTrie === true) continue;
    const last = query === from.query ? from.after : undefined;
    for (const { key, left, right } of pairs(before, after, prefix, last)) {
      const item = difference(key, left, right, returnType);
      if (item !== undefined) {
        items.push(item);
        digits += "value" in item ? item.value.length : item.hash.length;
      }
      seen += 1;
      if (seen >= KEYS_AT_ONCE || digits >= PAGE_DIGITS) return { items, next: { query, after: key } };
    }
  }
  return { items, next: undefined };
}

function difference(
  key: Uint8Array,
  left: Uint8Array | undefined,
  right: Uint8Array | undefined,
  returnType: DiffQuery["returnType"],
): Difference | undefined {
  const value = right ?? left;
  if (value === undefined || (left !== undefined && right !== undefined && bytesEqual(left, right))) return undefined;
  const type = left === undefined ? "added" : right === undefined ? "deleted" : "modified";
  return returnType === "value"
    ? { key: hex(key), value: hex(value), type }
    : { key: hex(key), hash: hex(blake2b256(value)), type };
}

interface Pair {
  readonly key: Uint8Array;
  readonly left: Uint8Array | undefined;
  readonly right: Uint8Array | undefined;
}

/** Every key with a prefix, after `last` if given, that is in one of two states, with its values there. */
function* pairs(
  before: StateReader,
  after: StateReader,
  prefix: Uint8Array,
  last: Uint8Array | undefined,
): Generator<Pair> {
  const first = (state: StateReader) => (last === undefined ? firstKey(state, prefix) : keyAfter(state, last, prefix));
  let left = first(before);
  let right = first(after);
  while (left !== undefined || right !== undefined) {
    const order = left === undefined ? 1 : right === undefined ? -1 : compareBytes(left, right);
    const key = order <= 0 ? left : right;
    if (key === undefined) return;
    yield { key, left: order <= 0 ? before.get(key) : undefined, right: order >= 0 ? after.get(key) : undefined };
    if (order <= 0) left = keyAfter(before, key, prefix);
    if (order >= 0) right = keyAfter(after, key, prefix);
  }
}

function firstKey(state: StateReader, prefix: Uint8Array): Uint8Array | undefined {
  return state.get(prefix) === undefined ? keyAfter(state, prefix, prefix) : prefix;
}

function keyAfter(state: StateReader, key: Uint8Array, prefix: Uint8Array): Uint8Array | undefined {
  const next = state.nextKey(key);
  return next !== undefined && startsWith(next, prefix) ? next : undefined;
}
