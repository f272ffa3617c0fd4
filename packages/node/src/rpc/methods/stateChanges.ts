import { bytesEqual } from "@opentao/codec";
import type { Hash, Hex } from "../../chain/interface.ts";
import type { Call } from "../call/call.ts";
import type { Connection, Subscription } from "../call/connection.ts";
import { bestChange, followChain } from "../call/followChain.ts";
import type { ReadCall } from "../call/readCall.ts";
import { invalidParams, RPC_CODES, RpcError } from "../protocol/errors.ts";
import { JsonText } from "../protocol/message.ts";
import { mayChangeRuntime, runtimeVersion, versionJson, versionText } from "../results/runtimeVersion.ts";
import { changesOf, keysOf } from "../storage/keys.ts";
import { StorageWatch } from "../storage/watch.ts";

const STORAGE = "state_storage";

/** Blocks times keys that one call may look through. */
const MAX_LOOKS = 100_000;

/** Values of keys in the first block of a range of the best chain, then what changed in each block of it. */
export function state_queryStorage({ services: { chain }, params }: ReadCall) {
  const keys = keysOf(params.at(0));
  const [from, to] = [params.at(1).hash(), params.at(2).optional((param) => param.hash()) ?? chain.best().hash];
  const [first, last] = [chain.header(from)?.number, chain.header(to)?.number];
  if (first === undefined || last === undefined || chain.hashAt(first) !== from || chain.hashAt(last) !== to) {
    throw invalidRange("both blocks must stand in the best chain");
  }
  if (last < first) throw invalidRange("the first block comes after the last");
  if ((last - first + 1) * keys.length > MAX_LOOKS) throw invalidRange(`more than ${MAX_LOOKS} values to look at`);
  const sets: { block: Hash; changes: [Hex, Hex | null][] }[] = [];
  const before = new Map<Hex, Hex | null>();
  for (let number = first; number <= last; number += 1) {
    const block = chain.hashAt(number);
    if (block === undefined) throw invalidRange("the best chain changed meanwhile");
    const changes = changesOf(chain.state(block), keys).filter(([key, value]) => before.get(key) !== value);
    for (const [key, value] of changes) before.set(key, value);
    if (changes.length > 0) sets.push({ block, changes });
  }
  return sets;
}

/** Values of keys now, then those that change with the best block. */
export async function state_subscribeStorage(call: Call): Promise<string> {
  if (call.params.at(0).isAbsent) throw invalidParams("parameter 1: name the keys; all of them would be too many");
  const keys = keysOf(call.params.at(0));
  const subscription = call.open(STORAGE);
  watchMore(call, subscription, keys.length);
  const watch = new StorageWatch(call.services, subscription, keys, call.client);
  await watch.begin();
  followChain(call.services, subscription, (notification) => watch.next(notification));
  return subscription.id;
}

export function state_unsubscribeStorage({ connection, params }: Call): boolean {
  return connection.close(params.at(0).value, STORAGE);
}

/** The runtime's version, then again whenever it changes. */
export function state_subscribeRuntimeVersion(call: Call): string {
  const { chain } = call.services;
  let known = JsonText.of(versionJson(runtimeVersion(chain, chain.best().hash)));
  const subscription = call.open("state_runtimeVersion");
  subscription.keep(known.bytes.length);
  subscription.send(known);
  const texts = versionText(chain);
  followChain(call.services, subscription, (notification) => {
    const best = bestChange(notification);
    if (best === undefined || !mayChangeRuntime(best)) return;
    const text = texts(best);
    if (!bytesEqual(text.bytes, known.bytes)) subscription.send(text);
    known = text;
  });
  return subscription.id;
}

export function state_unsubscribeRuntimeVersion({ connection, params }: Call): boolean {
  return connection.close(params.at(0).value, "state_runtimeVersion");
}

const watched = new WeakMap<Connection, number>();

/** The keys that a connection's subscriptions watch are bounded together. @throws RpcError `tooManySubscriptions` */
function watchMore({ connection, limits }: Call, subscription: Subscription, count: number): void {
  const before = watched.get(connection) ?? 0;
  const limit = limits.watchedKeysPerConnection;
  if (before + count > limit) {
    const data = `Exceeded max limit of ${limit} keys`;
    throw new RpcError(RPC_CODES.tooManySubscriptions, "Too many keys are watched on the connection", data);
  }
  watched.set(connection, before + count);
  subscription.onClose(() => watched.set(connection, (watched.get(connection) ?? 0) - count));
}

function invalidRange(what: string): RpcError {
  return new RpcError(RPC_CODES.invalidRange, `Invalid block range: ${what}`);
}
