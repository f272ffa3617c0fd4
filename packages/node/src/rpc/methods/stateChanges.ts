import { bytesEqual } from "@opentao/codec";
import type { Call } from "../call/call.ts";
import type { Connection, Subscription } from "../call/connection.ts";
import { bestChange, followChain } from "../call/followChain.ts";
import { invalidParams, RPC_CODES, RpcError } from "../protocol/errors.ts";
import { JsonText } from "../protocol/message.ts";
import { mayChangeRuntime, runtimeVersion, versionJson, versionText } from "../results/runtimeVersion.ts";
import { keysOf } from "../storage/keys.ts";
import { StorageWatch } from "../storage/watch.ts";

const STORAGE = "state_storage";

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
