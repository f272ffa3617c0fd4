import type { Hash, Hex } from "../../chain/interface.ts";
import type { StoragePlace } from "../../jobs/storage.ts";
import type { Call } from "../call/call.ts";
import type { Connection, Subscription } from "../call/connection.ts";
import { read, runtimeMethodOf } from "../call/readCall.ts";
import { Follow } from "../chainHead/follow.ts";
import type { Started } from "../chainHead/operations.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { hex } from "../protocol/message.ts";
import { headerHex } from "../results/blocks.ts";
import { bytesOfQueries, hasPages, namesChildTrie, queriesOf } from "../storage/query.ts";

const EVENT = "chainHead_v1_followEvent";

/** Blocks that one call may unpin. */
const MAX_UNPINNED = 4096;

const follows = new WeakMap<Connection, Map<string, Follow>>();

/** Notifies of blocks as they are imported, become best and are finalized. */
export function chainHead_v1_follow(call: Call): string {
  const withRuntime = call.params.at(0).optional((param) => param.boolean()) ?? false;
  const { connection, limits, services } = call;
  const own = follows.get(connection) ?? new Map<string, Follow>();
  follows.set(connection, own);
  if (own.size >= limits.followsPerConnection) {
    throw new RpcError(RPC_CODES.tooManyFollows, "Maximum number of chainHead_follow has been reached");
  }
  const subscription: Subscription = call.open(EVENT);
  own.set(subscription.id, new Follow(services, limits, subscription, withRuntime));
  subscription.onClose(() => own.delete(subscription.id));
  return subscription.id;
}

export function chainHead_v1_unfollow({ connection, params }: Call): null {
  connection.close(params.at(0).value, EVENT);
  return null;
}

/** A pinned block's header as hex digits of its encoding; `null` when the subscription has ended. */
export function chainHead_v1_header(call: Call): Hex | null {
  const hash = call.params.at(1).hash();
  const follow = followOf(call);
  return follow === undefined ? null : headerHex(follow.pinned(hash));
}

/** Begins to send a pinned block's extrinsics. */
export function chainHead_v1_body(call: Call): Started {
  const hash = call.params.at(1).hash();
  return operate(call, followOf(call), hash, 0, async () => {
    const value = await read(call, "archive_v1_body", [hash]);
    // The chain may have let go of a dead block that the client still holds.
    return value.isNull ? { event: "operationInaccessible" } : { event: "operationBodyDone", value };
  });
}

/** Begins to call a method of the runtime over the state after a pinned block. */
export function chainHead_v1_call(call: Call): Started {
  const { params, services } = call;
  const [hash, method, input] = [params.at(1).hash(), runtimeMethodOf(call, params.at(2)), params.at(3).bytes()];
  const follow = followOf(call);
  if (follow?.withRuntime === false) {
    throw new RpcError(RPC_CODES.withoutRuntime, "The subscription does not follow runtimes", "follow with true");
  }
  return operate(call, follow, hash, input.length, async () => {
    const output = hex(await services.workers.run("call", { hash, method, input }, call.client));
    return { event: "operationCallDone", output };
  });
}

/** Begins to read the state after a pinned block. */
export function chainHead_v1_storage(call: Call): Started {
  const { params, services } = call;
  const hash = params.at(1).hash();
  const queries = queriesOf(params.at(2));
  const inChildTrie = namesChildTrie(params.at(3));
  const follow = followOf(call);
  if (follow === undefined) return { result: "limitReached" };
  follow.pinned(hash);
  const { operations } = follow;
  const accepted = queries.slice(0, operations.room);
  const input = { hash, queries: inChildTrie ? [] : accepted, most: call.limits.itemsPerPage };
  const readPage = (from: StoragePlace) => services.workers.run("storagePage", { ...input, from }, call.client);
  const started = operations.beginReading(queries.length, bytesOfQueries(accepted), readPage, accepted.some(hasPages));
  if (started.result === "started") call.afterwards(() => void operations.page(started.operationId));
  return started;
}

/** Asks for the next items of an operation that waits. */
export function chainHead_v1_continue(call: Call): null {
  const operation = call.params.at(1).text();
  const follow = followOf(call);
  follow?.operations.resume(operation);
  call.afterwards(() => void follow?.operations.page(operation));
  return null;
}

export function chainHead_v1_stopOperation(call: Call): null {
  followOf(call)?.operations.stop(call.params.at(1).text());
  return null;
}

/** Unpins a block, or each of a list. */
export function chainHead_v1_unpin(call: Call): null {
  const blocks = call.params.at(1);
  const hashes = Array.isArray(blocks.value) ? blocks.list(MAX_UNPINNED).map((item) => item.hash()) : [blocks.hash()];
  if (new Set(hashes).size < hashes.length) throw new RpcError(RPC_CODES.duplicateHashes, "A block is given twice");
  followOf(call)?.unpin(hashes);
  return null;
}

function followOf({ connection, params }: Call): Follow | undefined {
  return follows.get(connection)?.get(params.at(0).text());
}

function operate(
  call: Call,
  follow: Follow | undefined,
  hash: Hash,
  bytes: number,
  work: () => Promise<object>,
): Started {
  if (follow === undefined) return { result: "limitReached" };
  follow.pinned(hash);
  const started = follow.operations.begin(bytes);
  if (started.result === "started") call.afterwards(() => void follow.operations.run(started.operationId, work));
  return started;
}
