import { RuntimePanic } from "@opentao/runtime/boundary";
import { ChainError } from "../../chain/error.ts";
import type { Hash } from "../../chain/interface.ts";
import type { NodeServices } from "../../services.ts";
import type { Subscription } from "../connection.ts";
import type { RpcLimits } from "../limits.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import type { StorageItem } from "../storageQuery.ts";

/** What a method answers when it began an operation, or cannot. */
export type Started =
  | { readonly result: "started"; readonly operationId: string; readonly discardedItems?: number }
  | { readonly result: "limitReached" };

/** Hex digits above which an event is not filled up further. */
const PAGE_DIGITS = 1024 * 1024;

/** What runs for one `chainHead` subscription: results come as events with the id of the operation. */
export class Operations {
  readonly #services: NodeServices;
  readonly #limits: RpcLimits;
  readonly #subscription: Subscription;
  readonly #running = new Map<string, Generator<StorageItem> | undefined>();
  readonly #waiting = new Set<string>();
  #next = 0;

  constructor(services: NodeServices, limits: RpcLimits, subscription: Subscription) {
    this.#services = services;
    this.#limits = limits;
    this.#subscription = subscription;
  }

  /** Begins an operation that ends with one event; it runs with {@link run}. */
  begin(items?: Generator<StorageItem>): Started {
    if (this.#running.size >= this.#limits.operationsPerFollow) return { result: "limitReached" };
    const operationId = String(this.#next);
    this.#next += 1;
    this.#running.set(operationId, items);
    return items === undefined
      ? { result: "started", operationId }
      : { result: "started", operationId, discardedItems: 0 };
  }

  /** Runs an operation unless it was stopped, and sends the event that `work` gives. */
  run(operationId: string, work: () => object): void {
    if (!this.#running.has(operationId)) return;
    let event: object;
    try {
      event = work();
    } catch (error) {
      event = this.#failure(error);
    }
    this.#running.delete(operationId);
    this.#subscription.send({ ...event, operationId });
  }

  /** Sends the next page of a storage operation. */
  page(operationId: string): void {
    const items = this.#running.get(operationId);
    if (items === undefined) return;
    const page: StorageItem[] = [];
    try {
      const more = fill(page, items, this.#limits.itemsPerPage);
      if (page.length > 0) this.#subscription.send({ event: "operationStorageItems", operationId, items: page });
      if (more) {
        this.#waiting.add(operationId);
        this.#subscription.send({ event: "operationWaitingForContinue", operationId });
        return;
      }
    } catch (error) {
      this.run(operationId, () => this.#failure(error));
      return;
    }
    this.run(operationId, () => ({ event: "operationStorageDone" }));
  }

  /** The client is ready for the next page. @throws RpcError `notWaiting` */
  resume(operationId: string): void {
    if (!this.#waiting.delete(operationId)) {
      throw new RpcError(RPC_CODES.notWaiting, "The operation does not wait to be continued");
    }
  }

  /** Stops an operation: no event of it follows. */
  stop(operationId: string): void {
    this.#running.delete(operationId);
    this.#waiting.delete(operationId);
  }

  #failure(error: unknown): object {
    if (error instanceof ChainError) return { event: "operationInaccessible" };
    if (error instanceof RuntimePanic) return { event: "operationError", error: error.message };
    this.#services.logger.error({ error }, "a chainHead operation failed");
    return { event: "operationError", error: "internal error" };
  }
}

/** Takes items until the page is full; whether there may be more. */
function fill(page: StorageItem[], items: Generator<StorageItem>, most: number): boolean {
  for (let digits = 0; page.length < most && digits < PAGE_DIGITS; ) {
    const { value, done } = items.next();
    if (done === true) return false;
    page.push(value);
    digits += Object.values(value).reduce((sum: number, text: Hash) => sum + text.length, 0);
  }
  return true;
}
