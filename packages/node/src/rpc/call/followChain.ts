import type { BestNotification, ChainNotification, ImportNotification } from "../../chain/interface.ts";
import type { Subscription } from "./connection.ts";
import type { NodeServices } from "./services.ts";

/**
 * Listens to the chain for as long as a subscription lasts; returns the function that ends it sooner. A listener that
 * fails ends its subscription: the chain goes on.
 */
export function followChain(
  { chain, logger }: NodeServices,
  subscription: Subscription,
  listener: (notification: ChainNotification) => void,
): () => void {
  const stop = chain.subscribe((notification) => {
    try {
      listener(notification);
    } catch (error) {
      logger.error({ error, subscription: subscription.notification }, "a JSON-RPC subscription could not go on");
      subscription.close();
    }
  });
  subscription.onClose(stop);
  return stop;
}

/** Returns a notification when it is of a new best block, `undefined` otherwise. */
export function bestChange(notification: ChainNotification): ImportNotification | BestNotification | undefined {
  if (notification.kind === "best") return notification;
  return notification.kind === "imported" && notification.isBest ? notification : undefined;
}
