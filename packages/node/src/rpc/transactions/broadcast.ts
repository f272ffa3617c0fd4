import type { Extrinsic } from "../../chain/blocks/extrinsic.ts";
import { WorkerError } from "../../jobs/errors.ts";
import { isForGood, PoolError, type TransactionStatus } from "../../pool/index.ts";
import type { Subscription } from "../call/connection.ts";
import { bestChange, followChain } from "../call/followChain.ts";
import type { NodeServices } from "../call/services.ts";

/** Times that a transaction is offered to the pool. */
const MAX_ATTEMPTS = 64;

/**
 * Keeps a transaction in the pool for as long as a subscription lasts: offers it again with each new best block while
 * it is not valid yet, and when the pool lost it. Its bytes count for the client, and are let go of once there is no
 * use in them: it can never stand in a block, is finalized, or was offered often enough.
 */
export function keepOffering(
  services: NodeServices,
  subscription: Subscription,
  offered: Extrinsic,
  client: object,
): void {
  const { length } = offered.bytes;
  // Listeners keep this variable and nothing else of the parameter, so that it can be released.
  let extrinsic: Extrinsic | undefined = offered;
  let attempts = 0;
  subscription.keep(length);

  const release = (): void => {
    if (extrinsic === undefined) return;
    extrinsic = undefined;
    subscription.keep(-length);
    stop();
  };
  /** True when there is a reason to offer it again. */
  let isMissing = true;

  const offer = async (): Promise<void> => {
    if (extrinsic === undefined) return;
    attempts += 1;
    isMissing = false;
    try {
      const { unwatch } = await services.pool.offerAndWatch(
        extrinsic,
        (status) => {
          if (isLost(status)) isMissing = true;
          else if (isOver(status)) release();
        },
        client,
      );
      subscription.onClose(unwatch);
    } catch (error) {
      if (error instanceof PoolError) {
        isMissing = mayPassLater(error);
        if (!isMissing) release();
      } else if (error instanceof WorkerError) isMissing = true;
      else {
        services.logger.error({ error }, "a transaction could not be offered to the pool");
        release();
      }
    }
    if (isMissing && attempts >= MAX_ATTEMPTS) release();
  };

  const stop = followChain(services, subscription, (notification) => {
    if (!isMissing || bestChange(notification) === undefined) return;
    if (attempts < MAX_ATTEMPTS) void offer();
    else release();
  });
  void offer();
}

function isLost({ type }: TransactionStatus): boolean {
  return type === "dropped" || type === "invalid" || type === "finalityTimeout";
}

/** Returns whether nothing will become of it any more. */
function isOver({ type }: TransactionStatus): boolean {
  return type === "finalized" || type === "usurped";
}

function mayPassLater(error: PoolError): boolean {
  const { code } = error;
  if (isForGood(error)) return false;
  return code === "INVALID" || code === "UNKNOWN_VALIDITY" || code === "DROPPED";
}
