import type { Hash } from "../../chain/interface.ts";
import { PoolError } from "../../pool/index.ts";
import { bestChange } from "../bestChange.ts";
import { extrinsicOf } from "../blocks.ts";
import type { Call } from "../call.ts";
import { followChain } from "../followChain.ts";
import { translate } from "../protocol/translate.ts";

/** Subscription without notifications that stands for a transaction which the node keeps offering. */
const BROADCAST = "transaction_v1_broadcastEvent";

/** Blocks during which a transaction that is not valid yet is offered again. */
const MAX_ATTEMPTS = 64;

/**
 * Offers a transaction to the pool, with each new best block again while it is not valid yet. Returns the id to stop it by.
 * Nothing is said of what becomes of it: the client looks into the blocks.
 */
export function transaction_v1_broadcast(call: Call): string {
  const { pool } = call.services;
  const extrinsic = extrinsicOf(call.params.at(0));
  const subscription = call.open(BROADCAST);
  let attempts = 0;
  const isSettled = (): boolean => {
    attempts += 1;
    try {
      pool.submit(extrinsic);
      return true;
    } catch (error) {
      if (!(error instanceof PoolError)) throw error;
      const mayPassLater = error.code === "INVALID" || error.code === "UNKNOWN_VALIDITY" || error.code === "DROPPED";
      return !mayPassLater || attempts >= MAX_ATTEMPTS;
    }
  };
  if (isSettled()) return subscription.id;
  const stop = followChain(call.services, subscription, (notification) => {
    if (bestChange(notification) !== undefined && isSettled()) stop();
  });
  return subscription.id;
}

/** Stops offering a transaction; it may be in the pool or in a block already. */
export function transaction_v1_stop({ connection, params }: Call): null {
  connection.close(params.at(0).value, BROADCAST);
  return null;
}

/** Puts a transaction into the pool and tells what happens to it. A refusal is an event too. */
export function transactionWatch_v1_submitAndWatch(call: Call): string {
  const extrinsic = extrinsicOf(call.params.at(0));
  const subscription = call.open("transactionWatch_v1_watchEvent");
  const end = (event: object): void => {
    subscription.send(event);
    subscription.close();
  };
  const blockEvent = (event: string, hash: Hash, index: number) => ({ event, block: { hash, index } });
  try {
    const { unwatch } = call.services.pool.submitAndWatch(extrinsic, (status) => {
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
    });
    subscription.onClose(unwatch);
  } catch (error) {
    const seen = translate(error, "author");
    if (seen === undefined) throw error;
    end({ event: "invalid", error: seen.data === undefined ? seen.message : `${seen.message}: ${seen.data}` });
  }
  return subscription.id;
}

export function transactionWatch_v1_unwatch({ connection, params }: Call): null {
  connection.close(params.at(0).value, "transactionWatch_v1_watchEvent");
  return null;
}

/** How a watch ends without a final block. */
const LAST_EVENTS = {
  usurped: { event: "invalid", error: "a transaction of higher priority took its place" },
  invalid: { event: "invalid", error: "it can no longer be applied" },
  dropped: { event: "dropped", error: "the pool is full of transactions of higher priority" },
  finalityTimeout: { event: "error", error: "its block did not become final in time" },
} as const;
