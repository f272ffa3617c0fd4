import { toHex } from "@opentao/codec";
import type { Chain, Hash } from "../../chain/interface.ts";
import type { StoragePlace } from "../../jobs/storage.ts";
import type { Call } from "../call/call.ts";
import { end, stream } from "../call/stream.ts";
import { diffQueriesOf } from "../storage/diff.ts";
import { bytesOfQueries, FIRST_PLACE, namesChildTrie, queriesOf } from "../storage/query.ts";

const STORAGE = "archive_v1_storageEvent";
const STORAGE_EVENTS = { item: "storage", done: "storageDone", error: "storageError" };
const DIFF = "archive_v1_storageDiffEvent";
/** Items that are read at once. */
const ITEMS_AT_ONCE = 256;
const DIFF_EVENTS = { item: "storageDiff", done: "storageDiffDone", error: "storageDiffError" };

/** Begins to read the state after a block; items come as events, then `storageDone`. */
export function archive_v1_storage(call: Call): string {
  const { params, services } = call;
  const hash = params.at(0).hash();
  const queries = queriesOf(params.at(1));
  const inChildTrie = namesChildTrie(params.at(2));
  const subscription = call.open(STORAGE);
  subscription.keep(bytesOfQueries(queries));
  const input = { hash, queries: inChildTrie ? [] : queries, most: ITEMS_AT_ONCE };
  const read = (from: StoragePlace) => services.workers.run("storagePage", { ...input, from }, call.client);
  call.afterwards(() => stream(call, subscription, STORAGE_EVENTS, FIRST_PLACE, read));
  return subscription.id;
}

/** Ends what {@link archive_v1_storage} began. */
export function archive_v1_stopStorage({ connection, params }: Call): null {
  connection.close(params.at(0).value, STORAGE);
  return null;
}

/**
 * Begins to compare the state after a block with that after an ancestor (its parent when none is given); differences
 * come as events, then `storageDiffDone`.
 */
export function archive_v1_storageDiff(call: Call): string {
  const { params, services } = call;
  const hash = params.at(0).hash();
  const queries = diffQueriesOf(params.at(1));
  const previous = params.at(2).optional((param) => param.hash());
  const subscription = call.open(DIFF);
  const before = comparable(services.chain, previous, hash);
  if (typeof before === "string") end(subscription, { event: DIFF_EVENTS.error, error: before });
  else {
    const input = { before: before.hash, after: hash, queries };
    const read = (from: StoragePlace) => services.workers.run("diffPage", { ...input, from }, call.client);
    call.afterwards(() => stream(call, subscription, DIFF_EVENTS, FIRST_PLACE, read));
  }
  return subscription.id;
}

/** Ends what {@link archive_v1_storageDiff} began. */
export function archive_v1_stopStorageDiff({ connection, params }: Call): null {
  connection.close(params.at(0).value, DIFF);
  return null;
}

/** The block to compare with, or why the blocks cannot be compared. */
function comparable(chain: Chain, previous: Hash | undefined, hash: Hash): { readonly hash: Hash } | string {
  const header = chain.header(hash);
  if (header === undefined) return `there is no block ${hash}`;
  const before = previous ?? toHex(header.parentHash);
  const number = chain.header(before)?.number;
  if (number === undefined) return `there is no block ${before} to compare it with`;
  const isBefore = before !== hash && chain.isDescendant({ hash: before, number }, { hash, number: header.number });
  return isBefore ? { hash: before } : `${before} is not an ancestor of ${hash}`;
}
