import { BlockError } from "../../chain/errors.ts";
import { WorkerError } from "../../jobs/errors.ts";
import type { Call } from "./call.ts";
import type { Subscription } from "./connection.ts";

/** Names of an operation's events. */
export interface StreamEvents {
  readonly item: string;
  readonly done: string;
  readonly error: string;
}

/** Some of what there is to send, and where the rest begins. */
export interface Portion<Place> {
  readonly items: readonly object[];
  readonly next: Place | undefined;
}

/**
 * Sends the items of `read` as events, portion by portion as fast as the client reads them. The last event says that it
 * is done, or why it could not go on. Stops with the subscription.
 */
export function stream<Place>(
  call: Call,
  subscription: Subscription,
  events: StreamEvents,
  first: Place,
  read: (from: Place) => Promise<Portion<Place>>,
): void {
  let open = true;
  subscription.onClose(() => {
    open = false;
  });
  const portion = async (from: Place): Promise<void> => {
    try {
      const { items, next } = await read(from);
      if (!open) return;
      for (const item of items) subscription.send({ event: events.item, ...item });
      if (next === undefined) end(subscription, { event: events.done });
      else call.connection.whenDrained(() => void portion(next));
    } catch (error) {
      const isKnown = error instanceof BlockError || error instanceof WorkerError;
      if (!isKnown) call.services.logger.error({ error }, "reading the state for a client failed");
      end(subscription, { event: events.error, error: isKnown ? error.message : "internal error" });
    }
  };
  void portion(first);
}

/** Sends the last event of a subscription. */
export function end(subscription: Subscription, event: object): void {
  subscription.send(event);
  subscription.close();
}
