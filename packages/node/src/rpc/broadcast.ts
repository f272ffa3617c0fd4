import { PoolError, type TransactionStatus } from "../pool/index.ts";
import type { NodeServices } from "../services.ts";
import { WorkerError } from "../workers/error.ts";
import { bestChange } from "./bestChange.ts";
import type { Subscription } from "./connection.ts";
import { followChain } from "./followChain.ts";

/** Times that a transaction is offered to the pool. */
const MAX_ATTEMPTS = 64;

/**
 * Keeps a transaction in the pool for as long as a subscription lasts: offers it again with each new best block while it is
 * not valid yet, and when the pool lost it.
 */
export function keepOffering(
  services: NodeServices,
  subscription: Subscription,
  extrinsic: Uint8Array,
  client: object,
): void {
  let attempts = 0;
  /** Whether there is a reason to offer it again. */
  let isMissing = true;

  const offer = async (): Promise<void> => {
    attempts += 1;
    isMissing = false;
    try {
      const { unwatch } = await services.pool.offerAndWatch(
        extrinsic,
        (status) => {
          if (isLost(status)) isMissing = true;
        },
        client,
      );
      subscription.onClose(unwatch);
    } catch (error) {
      if (error instanceof PoolError) isMissing = mayPassLater(error);
      else if (error instanceof WorkerError) isMissing = true;
      else services.logger.error({ error }, "a transaction could not be offered to the pool");
    }
  };

  void offer();
  followChain(services, subscription, (notification) => {
    if (isMissing && attempts < MAX_ATTEMPTS && bestChange(notification) !== undefined) void offer();
  });
}

function isLost({ type }: TransactionStatus): boolean {
  return type === "dropped" || type === "invalid" || type === "finalityTimeout";
}

function mayPassLater({ code }: PoolError): boolean {
  return code === "INVALID" || code === "UNKNOWN_VALIDITY" || code === "DROPPED";
}
