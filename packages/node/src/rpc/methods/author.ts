import type { Hash } from "../../chain/interface.ts";
import type { TransactionStatus } from "../../pool/index.ts";
import type { Call } from "../call/call.ts";
import { JsonText } from "../protocol/message.ts";
import type { Param } from "../protocol/params.ts";
import { extrinsicOf } from "../results/blocks.ts";
import { StatusThrottle } from "../transactions/statusThrottle.ts";

/** Transactions that one call may remove. */
const MAX_REMOVED = 1024;

/** Puts an extrinsic into the pool; returns its hash. */
export function author_submitExtrinsic({ services, params, client }: Call): Promise<Hash> {
  return services.pool.offer(extrinsicOf(params.at(0)), client);
}

/** Puts an extrinsic into the pool and notifies of its statuses. */
export async function author_submitAndWatchExtrinsic(call: Call): Promise<string> {
  const extrinsic = extrinsicOf(call.params.at(0));
  const subscription = call.open("author_extrinsicUpdate");
  const { connection } = call;
  const throttle = new StatusThrottle(
    (callback) => connection.whenAtRest(callback),
    (status) => subscription.send(statusJson(status)),
  );
  const { unwatch } = await call.services.pool.offerAndWatch(extrinsic, (status) => throttle.next(status), call.client);
  subscription.onClose(unwatch);
  subscription.onClose(() => throttle.stop());
  return subscription.id;
}

export function author_unwatchExtrinsic({ connection, params }: Call): boolean {
  return connection.close(params.at(0).value, "author_extrinsicUpdate");
}

/** Answers for as long as the pool does not change: however many clients ask, each is made once. */
const pending = new WeakMap<readonly object[], Promise<Uint8Array>>();

/** The extrinsics that the next block could take. */
export async function author_pendingExtrinsics({ services, limits, client }: Call): Promise<JsonText> {
  const ready = services.pool.readyNow();
  const made = pending.get(ready);
  if (made !== undefined) return new JsonText(await made);
  const input = { extrinsics: ready.map(({ opaque }) => opaque), most: limits.responseBytes };
  const text = services.workers.run("body", input, client);
  pending.set(ready, text);
  // An answer that failed for its client is made anew for the next.
  text.catch(() => pending.delete(ready));
  return new JsonText(await text);
}

/**
 * Takes transactions, given by hash or in full, out of the pool and bans them for a time; the hashes of those it held.
 */
export function author_removeExtrinsic({ services: { pool }, params }: Call): Hash[] {
  const hashes = params.at(0).list(MAX_REMOVED).map(hashOf);
  const held = hashes.filter((hash) => pool.get(hash) !== undefined);
  pool.removeInvalid(hashes);
  return held;
}

function hashOf(param: Param): Hash {
  const extrinsic = param.member("extrinsic");
  return extrinsic.isAbsent ? param.member("hash").hash() : extrinsicOf(extrinsic).hash;
}

function statusJson(status: TransactionStatus): unknown {
  switch (status.type) {
    case "future":
    case "ready":
    case "dropped":
    case "invalid":
      return status.type;
    case "broadcast":
      return { broadcast: status.peers };
    case "usurped":
      return { usurped: status.by };
    default:
      return { [status.type]: status.block };
  }
}
