import { ChainError } from "../chain/error.ts";
import type { Call } from "./call.ts";
import type { Subscription } from "./connection.ts";

/** Items that are looked at before other work of the node gets its turn. */
const ITEMS_AT_ONCE = 256;

/** Names of an operation's events. */
export interface StreamEvents {
  readonly item: string;
  readonly done: string;
  readonly error: string;
}

/**
 * Sends what `items` gives as events, in small portions, so that a large answer holds nothing up; `undefined` is not sent. The
 * last event says that it is done, or why it could not go on. Stops with the subscription.
 */
export function stream(
  call: Call,
  subscription: Subscription,
  events: StreamEvents,
  items: Generator<object | undefined>,
): void {
  let open = true;
  subscription.onClose(() => {
    open = false;
  });
  const portion = (): void => {
    try {
      for (let seen = 0; open && seen < ITEMS_AT_ONCE; seen += 1) {
        const { value, done } = items.next();
        if (done === true) end(subscription, { event: events.done });
        else if (value !== undefined) subscription.send({ event: events.item, ...value });
      }
      if (open) call.connection.whenDrained(portion);
    } catch (error) {
      if (!(error instanceof ChainError)) {
        call.services.logger.error({ error }, "reading the state for a client failed");
      }
      end(subscription, { event: events.error, error: error instanceof ChainError ? error.message : "internal error" });
    }
  };
  portion();
}

/** Sends the last event of a subscription. */
export function end(subscription: Subscription, event: object): void {
  subscription.send(event);
  subscription.close();
}
