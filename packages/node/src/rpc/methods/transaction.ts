import type { Hash } from "../../chain/interface.ts";
import type { TransactionStatus } from "../../pool/index.ts";
import type { Call } from "../call/call.ts";
import { end as endWith } from "../call/stream.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { translate } from "../protocol/translate.ts";
import { decodedExtrinsic } from "../results/blocks.ts";
import { keepOffering } from "../transactions/broadcast.ts";

/** Subscription without notifications that stands for a transaction which the node keeps offering. */
const BROADCAST = "transaction_v1_broadcastEvent";
const WATCH = "transactionWatch_v1_watchEvent";

/**
 * Keeps a transaction in the pool until it is stopped. Returns the id to stop it by; `null` when the client has as many
 * broadcast as it may. Nothing is said of what becomes of it, even if it is none: the client looks into the blocks.
 */
export function transaction_v1_broadcast(call: Call): string | null {
  const { connection, limits, services, params } = call;
  const bytes = params.at(0).bytes();
  if (connection.count(BROADCAST) >= limits.broadcastsPerConnection) return null;
  const subscription = call.open(BROADCAST);
  const extrinsic = decodedExtrinsic(bytes);
  if (typeof extrinsic !== "string") keepOffering(services, subscription, extrinsic, call.client);
  return subscription.id;
}

/**
 * Stops offering a transaction; it may be in the pool or in a block already. @throws RpcError when there is none with
 * this id
 */
export function transaction_v1_stop({ connection, params }: Call): null {
  if (connection.close(params.at(0).text(), BROADCAST)) return null;
  throw new RpcError(RPC_CODES.invalidParams, "Invalid operation id");
}

/** Puts a transaction into the pool and notifies of its statuses. A refusal is an event too. */
export async function transactionWatch_v1_submitAndWatch(call: Call): Promise<string> {
  const extrinsic = decodedExtrinsic(call.params.at(0).bytes());
  const subscription = call.open(WATCH);
  const end = (event: object): void => endWith(subscription, event);
  if (typeof extrinsic === "string") {
    end({ event: "invalid", error: extrinsic });
    return subscription.id;
  }
  const blockEvent = (event: string, hash: Hash, index: number) => ({ event, block: { hash, index } });
  try {
    const notify = (status: TransactionStatus) => {
      switch (status.type) {
        case "ready":
        case "future":
          return subscription.send({ event: "validated" });
        case "inBlock":
          return subscription.send(blockEvent("bestChainBlockIncluded", status.block, status.index));
        case "retracted":
          return subscription.send({ event: "bestChainBlockIncluded", block: null });
        case "finalized":
          return end(blockEvent("finalized", status.block, status.index));
        case "broadcast":
          return;
        default:
          return end(LAST_EVENTS[status.type]);
      }
    };
    const { unwatch } = await call.services.pool.offerAndWatch(extrinsic, notify, call.client);
    subscription.onClose(unwatch);
  } catch (error) {
    const seen = translate(error, "author");
    if (seen === undefined) throw error;
    end({ event: "invalid", error: seen.data === undefined ? seen.message : `${seen.message}: ${seen.data}` });
  }
  return subscription.id;
}

/** Ends what {@link transactionWatch_v1_submitAndWatch} began. @throws RpcError when there is none with this id */
export function transactionWatch_v1_unwatch({ connection, params }: Call): null {
  if (connection.close(params.at(0).text(), WATCH)) return null;
  throw new RpcError(RPC_CODES.invalidParams, "Invalid subscription id");
}

/** Last events of a watch that ends without a finalized block. */
const LAST_EVENTS = {
  usurped: { event: "invalid", error: "a transaction of higher priority took its place" },
  invalid: { event: "invalid", error: "it can no longer be applied" },
  dropped: { event: "dropped", error: "the pool is full of transactions of higher priority" },
  finalityTimeout: { event: "dropped", error: "its block was not finalized in time" },
} as const;
