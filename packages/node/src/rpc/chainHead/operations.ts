import { RuntimePanic } from "@opentao/runtime/boundary";
import { BlockError } from "../../chain/errors.ts";
import { WorkerError } from "../../jobs/errors.ts";
import type { StoragePage, StoragePlace } from "../../jobs/storage.ts";
import type { Subscription } from "../call/connection.ts";
import type { RpcLimits } from "../call/limits.ts";
import type { NodeServices } from "../call/services.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { FIRST_PLACE } from "../storage/query.ts";

/** Answer of a method that began an operation, or could not. */
export type Started =
  | { readonly result: "started"; readonly operationId: string; readonly discardedItems?: number }
  | { readonly result: "limitReached" };

interface Operation {
  /** Share of the limit that it takes: each item that is read counts. */
  readonly weight: number;
  /** Reads what a storage operation finds from a place on. */
  readonly read?: ReadPage;
  /** Bytes of what was asked, kept until it ends. */
  readonly bytes: number;
  /** Place where reading goes on. */
  place: StoragePlace;
  /** True when it waits for the client after each page. */
  readonly paged?: boolean;
  isWaiting: boolean;
  /** True when a page is being read. */
  isReading?: boolean;
}

/** Reads what a storage operation finds from a place on. */
type ReadPage = (from: StoragePlace) => Promise<StoragePage>;

/** Operations of one `chainHead` subscription: results come as events with the id of the operation. */
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

  /** Begins an operation that ends with one event; it runs with {@link run}. @param bytes - of what was asked */
  begin(bytes: number): Started {
    const operationId = this.#add({ weight: 1, bytes, place: FIRST_PLACE, isWaiting: false });
    return operationId === undefined ? { result: "limitReached" } : { result: "started", operationId };
  }

  /**
   * Begins to read: `count` items were asked for, in so many bytes, of which `read` gives those that there is {@link
   * room} for. Runs with {@link page}; `paged` operations wait for the client after each page.
   */
  beginReading(count: number, bytes: number, read: ReadPage, paged: boolean): Started {
    const discardedItems = Math.max(0, count - this.room);
    // Reading nothing is an operation too.
    const weight = Math.max(1, count - discardedItems);
    const operationId = this.#add({ weight, bytes, read, place: FIRST_PLACE, paged, isWaiting: false });
    return operationId === undefined ? { result: "limitReached" } : { result: "started", operationId, discardedItems };
  }

  /** Runs an operation unless it was stopped, and sends the event that `work` returns. */
  async run(operationId: string, work: () => Promise<object>): Promise<void> {
    if (!this.#running.has(operationId)) return;
    let event: object;
    try {
      event = await work();
    } catch (error) {
      event = this.#failure(error);
    }
    this.#end(operationId, event);
  }

  /** Sends the next page of a storage operation, or all pages of one that does not wait. */
  async page(operationId: string): Promise<void> {
    const operation = this.#running.get(operationId);
    if (operation?.read === undefined || operation.isWaiting || operation.isReading === true) return;
    operation.isReading = true;
    try {
      for (;;) {
        const { items, next } = await operation.read(operation.place);
        if (!this.#running.has(operationId)) return;
        if (items.length > 0) this.#subscription.send({ event: "operationStorageItems", operationId, items });
        if (next === undefined) break;
        operation.place = next;
        if (operation.paged === true) {
          operation.isWaiting = true;
          operation.isReading = false;
          this.#subscription.send({ event: "operationWaitingForContinue", operationId });
          return;
        }
      }
    } catch (error) {
      this.#end(operationId, this.#failure(error));
      return;
    }
    this.#end(operationId, { event: "operationStorageDone" });
  }

  /**
   * The client is ready for the next page; nothing happens when there is no such operation. @throws RpcError
   * `notWaiting`
   */
  resume(operationId: string): void {
    const operation = this.#running.get(operationId);
    if (operation === undefined) return;
    if (!operation.isWaiting) throw new RpcError(RPC_CODES.notWaiting, "The operation does not wait to be continued");
    operation.isWaiting = false;
  }

  /** Stops an operation: no event of it follows. */
  stop(operationId: string): void {
    this.#remove(operationId);
  }

  #add(operation: Operation): string | undefined {
    if (operation.weight > this.room) return undefined;
    const operationId = String(this.#next);
    this.#next += 1;
    this.#running.set(operationId, operation);
    this.#subscription.keep(operation.bytes);
    return operationId;
  }

  /** The last event of an operation, unless it was stopped meanwhile. */
  #end(operationId: string, event: object): void {
    if (this.#remove(operationId)) this.#subscription.send({ operationId, ...event });
  }

  #remove(operationId: string): boolean {
    const operation = this.#running.get(operationId);
    if (operation !== undefined) this.#subscription.keep(-operation.bytes);
    return this.#running.delete(operationId);
  }

  #failure(error: unknown): object {
    if (error instanceof BlockError) return { event: "operationInaccessible" };
    if (error instanceof RuntimePanic || error instanceof WorkerError)
      return { event: "operationError", error: error.message };
    this.#services.logger.error({ error }, "a chainHead operation failed");
    return { event: "operationError", error: "internal error" };
  }
}
