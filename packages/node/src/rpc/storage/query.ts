import { compareBytes, startsWith } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { closestMerkleValue } from "@opentao/trie";
import type { ChainReader, Hash } from "../../chain/interface.ts";
import type { StorageItem, StoragePage, StoragePlace, StorageQuery } from "../../jobs/storage.ts";
import type { StateReader } from "../../state/index.ts";
import { invalidParams } from "../protocol/errors.ts";
import { hex } from "../protocol/message.ts";
import type { Param } from "../protocol/params.ts";

const TYPES = ["value", "hash", "closestDescendantMerkleValue", "descendantsValues", "descendantsHashes"] as const;

/** Bytes that a query takes beside those of its keys. */
const QUERY_BYTES = 128;

/** Queries that one operation may have. */
const MAX_QUERIES = 1024;

/** The queries that a client sent. @throws RpcError `invalidParams` */
export function queriesOf(param: Param): StorageQuery[] {
  return param.list(MAX_QUERIES).map((item) => {
    const query = {
      key: item.member("key").storageKey(),
      type: item.member("type").oneOf(TYPES),
      startKey: item.member("paginationStartKey").optional((start) => start.storageKey()),
    };
    if (query.startKey !== undefined && !hasPages(query)) {
      throw invalidParams("paginationStartKey goes with descendants only");
    }
    return query;
  });
}

/** Returns the bytes that queries take while they are kept. */
export function bytesOfQueries(queries: readonly StorageQuery[]): number {
  return queries.reduce((sum, { key, startKey }) => sum + QUERY_BYTES + key.length + (startKey?.length ?? 0), 0);
}

/** Returns whether what a query finds comes in pages. */
export function hasPages({ type }: StorageQuery): boolean {
  return type === "descendantsValues" || type === "descendantsHashes";
}

/**
 * Returns whether a child trie is meant. This chain has none: reading one finds nothing. @throws RpcError
 * `invalidParams`
 */
export function namesChildTrie(param: Param): boolean {
  return param.optional((name) => name.bytes()) !== undefined;
}

export const FIRST_PLACE: StoragePlace = { query: 0, after: undefined };

/** Hex digits above which a page is not filled up further. */
const PAGE_DIGITS = 1024 * 1024;

/** Reads what queries find from a place on: `most` items, fewer when they are large. */
export function storagePage(
  chain: ChainReader,
  block: Hash,
  queries: readonly StorageQuery[],
  from: StoragePlace,
  most: number,
): StoragePage {
  const items: StorageItem[] = [];
  let digits = 0;
  for (let at = from.query; at < queries.length; at += 1) {
    const query = queries[at];
    if (query === undefined) break;
    const startKey = (at === from.query ? from.after : undefined) ?? query.startKey;
    for (const { key, item } of found(chain, block, { ...query, startKey })) {
      items.push(item);
      for (const text of Object.values(item)) digits += text.length;
      if (items.length < most && digits < PAGE_DIGITS) continue;
      const next = hasPages(query) ? { query: at, after: key } : { query: at + 1, after: undefined };
      return { items, next };
    }
  }
  return { items, next: undefined };
}

interface Found {
  readonly key: Uint8Array;
  readonly item: StorageItem;
}

/** Reads what one query finds, only as far as the caller iterates. */
function* found(chain: ChainReader, block: Hash, query: StorageQuery): Generator<Found> {
  const { key, type } = query;
  const state = chain.state(block);
  if (hasPages(query)) {
    yield* descendants(state, query);
    return;
  }
  const item =
    type === "closestDescendantMerkleValue" ? merkleItem(chain, block, key) : itemOf(state, key, type === "hash");
  if (item !== undefined) yield { key, item };
}

function merkleItem(chain: ChainReader, block: Hash, key: Uint8Array): StorageItem | undefined {
  const root = chain.header(block)?.stateRoot;
  if (root === undefined) return undefined;
  // The nodes on the way to the key are those that prove its value.
  const nodes = new Map(
    chain
      .state(block)
      .readProof([key])
      .map((node) => [hex(blake2b256(node)), node]),
  );
  const value = closestMerkleValue({ get: (hash) => nodes.get(hex(hash)) }, root, key);
  return value === undefined ? undefined : { key: hex(key), closestDescendantMerkleValue: hex(value) };
}

function* descendants(state: StateReader, { key, type, startKey }: StorageQuery): Generator<Found> {
  const hashed = type === "descendantsHashes";
  if (startKey === undefined || compareBytes(startKey, key) < 0) {
    const own = itemOf(state, key, hashed);
    if (own !== undefined) yield { key, item: own };
  }
  const first = startKey === undefined || compareBytes(startKey, key) < 0 ? key : startKey;
  for (let at = state.nextKey(first); at !== undefined && startsWith(at, key); at = state.nextKey(at)) {
    const item = itemOf(state, at, hashed);
    if (item !== undefined) yield { key: at, item };
  }
}

function itemOf(state: StateReader, key: Uint8Array, hashed: boolean): StorageItem | undefined {
  const value = state.get(key);
  if (value === undefined) return undefined;
  return hashed ? { key: hex(key), hash: hex(blake2b256(value)) } : { key: hex(key), value: hex(value) };
}
