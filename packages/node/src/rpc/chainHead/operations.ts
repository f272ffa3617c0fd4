import { RuntimePanic } from "@opentao/runtime/boundary";
import { ChainError } from "../../chain/error.ts";
import type { NodeServices } from "../../services.ts";
import type { Subscription } from "../connection.ts";
import type { RpcLimits } from "../limits.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import type { StorageItem } from "../storageQuery.ts";
import { takePage } from "./page.ts";

/** What a method answers when it began an operation, or cannot. */
export type Started =
  | { readonly result: "started"; readonly operationId: string; readonly discardedItems?: number }
  | { readonly result: "limitReached" };

interface Operation {
  /** How much of the limit it takes: each item that is read counts. */
  readonly weight: number;
  /** What a storage operation finds. */
  readonly items?: Generator<StorageItem>;
  /** Whether it waits for the client after each page. */
  readonly paged?: boolean;
  isWaiting: boolean;
}

/** What runs for one `chainHead` subscription: results come as events with the id of the operation. */
export class Operations {
  readonly #services: NodeServices;
  readonly #limits: RpcLimits;
  readonly #subscription: Subscription;
  readonly #running = new Map<string, Operation>();
  #next = 0;

  constructor(services: NodeServices, limits: RpcLimits, subscription: Subscription) {
    this.#services = services;
    this.#limits = limits;
    this.#subscription = subscription;
  }

  /** Number of items that a new operation may have. */
  get room(): number {
    let used = 0;
    for (const { weight } of this.#running.values()) used += weight;
    return this.#limits.operationsPerFollow - used;
  }

  /** Begins an operation that ends with one event; it runs with {@link run}. */
  begin(): Started {
    const operationId = this.#add({ weight: 1, isWaiting: false });
    return operationId === undefined ? { result: "limitReached" } : { result: "started", operationId };
  }

  /**
   * Begins to read: `count` items were asked for, of which `items` gives those that there is {@link room} for. Runs with
   * {@link page}; `paged` operations wait for the client after each page.
   */
  beginReading(count: number, items: Generator<StorageItem>, paged: boolean): Started {
    const discardedItems = Math.max(0, count - this.room);
    // Reading nothing is an operation too.
    const operationId = this.#add({ weight: Math.max(1, count - discardedItems), items, paged, isWaiting: false });
    return operationId === undefined ? { result: "limitReached" } : { result: "started", operationId, discardedItems };
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

  /** Sends the next page of a storage operation, or all pages of one that does not wait. */
  page(operationId: string): void {
    const operation = this.#running.get(operationId);
    if (operation?.items === undefined || operation.isWaiting) return;
    try {
      for (let more = true; more; ) {
        const page = takePage(operation.items, this.#limits.itemsPerPage);
        more = page.more;
        const { items } = page;
        if (items.length > 0) this.#subscription.send({ event: "operationStorageItems", operationId, items });
        if (more && operation.paged === true) {
          operation.isWaiting = true;
          this.#subscription.send({ event: "operationWaitingForContinue", operationId });
          return;
        }
      }
    } catch (error) {
      this.run(operationId, () => this.#failure(error));
      return;
    }
    this.run(operationId, () => ({ event: "operationStorageDone" }));
  }

  /** The client is ready for the next page; nothing happens when there is no such operation. @throws RpcError `notWaiting` */
  resume(operationId: string): void {
    const operation = this.#running.get(operationId);
    if (operation === undefined) return;
    if (!operation.isWaiting) throw new RpcError(RPC_CODES.notWaiting, "The operation does not wait to be continued");
    operation.isWaiting = false;
  }

  /** Stops an operation: no event of it follows. */
  stop(operationId: string): void {
    this.#running.delete(operationId);
  }

  #add(operation: Operation): string | undefined {
    if (operation.weight > this.room) return undefined;
    const operationId = String(this.#next);
    this.#next += 1;
    this.#running.set(operationId, operation);
    return operationId;
  }

  #failure(error: unknown): object {
    if (error instanceof ChainError) return { event: "operationInaccessible" };
    if (error instanceof RuntimePanic) return { event: "operationError", error: error.message };
    this.#services.logger.error({ error }, "a chainHead operation failed");
    return { event: "operationError", error: "internal error" };
  }
}
