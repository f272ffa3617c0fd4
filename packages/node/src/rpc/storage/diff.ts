import { blake2b256 } from "@opentao/crypto";
import type { Difference as Changed } from "@opentao/trie";
import type { ChainReader, Hash } from "../../chain/interface.ts";
import type { Difference, DiffPage, DiffQuery, StoragePlace } from "../../jobs/storage.ts";
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

/** Blocks between whose states the differences are. */
export interface Compared {
  readonly before: Hash;
  readonly after: Hash;
}

/**
 * Returns differences between the states after two blocks from a place on, in the order of the queries and of the keys
 * in each. What the states have in common is not looked at.
 */
export function diffPage(
  chain: Pick<ChainReader, "differences">,
  { before, after }: Compared,
  queries: readonly DiffQuery[],
  place: StoragePlace,
): DiffPage {
  const items: Difference[] = [];
  let digits = 0;
  for (let query = place.query; query < queries.length; query += 1) {
    const { prefix, returnType, inChildTrie } = queries[query] ?? {};
    if (prefix === undefined || returnType === undefined || inChildTrie === true) continue;
    const from = query === place.query ? place.after : undefined;
    for (const changed of chain.differences(before, after, { prefix, from })) {
      const item = difference(changed, returnType);
      items.push(item);
      digits += "value" in item ? item.value.length : item.hash.length;
      if (items.length >= KEYS_AT_ONCE || digits >= PAGE_DIGITS) {
        return { items, next: { query, after: changed.key } };
      }
    }
  }
  return { items, next: undefined };
}

function difference({ key, before, after }: Changed, returnType: DiffQuery["returnType"]): Difference {
  const value = after ?? before ?? new Uint8Array();
  const type = before === undefined ? "added" : after === undefined ? "deleted" : "modified";
  return returnType === "value"
    ? { key: hex(key), value: hex(value), type }
    : { key: hex(key), hash: hex(blake2b256(value)), type };
}
