import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import type { Params } from "../protocol/params.ts";
import type { Connection, Subscription } from "./connection.ts";
import type { RpcLimits } from "./limits.ts";
import type { NodeServices } from "./services.ts";

/** Context of a call. */
export interface CallContext {
  readonly services: NodeServices;
  readonly limits: RpcLimits;
  /** Height of the best block when the server started. */
  readonly startingBlock: number;
  /** `undefined` when the client cannot be notified (HTTP). */
  readonly connection: Connection | undefined;
  /** True when the client may use methods that change the node. */
  readonly trusted: boolean;
  /** Client for whom the workers work. */
  readonly client: object;
  /** Counts bytes (fewer, when negative) of answers that wait for the rest of their batch. */
  readonly making: (bytes: number) => void;
}

/** One call of a method by a client. */
export class Call {
  readonly services: NodeServices;
  readonly limits: RpcLimits;
  /** Height of the best block when the server started. */
  readonly startingBlock: number;
  readonly params: Params;
  /** True when the client may use methods that are for the node itself. */
  readonly trusted: boolean;
  /** Client for whom it is: each has its fair share of the workers. */
  readonly client: object;
  readonly #connection: Connection | undefined;
  readonly #opened: Subscription[] = [];
  readonly #afterwards: (() => void)[] = [];

  constructor(context: CallContext, params: Params) {
    this.services = context.services;
    this.limits = context.limits;
    this.startingBlock = context.startingBlock;
    this.#connection = context.connection;
    this.trusted = context.trusted;
    this.client = context.client;
    this.params = params;
  }

  /** The client's connection. @throws RpcError when it has none */
  get connection(): Connection {
    if (this.#connection !== undefined) return this.#connection;
    throw new RpcError(RPC_CODES.server, "Subscriptions need a WebSocket", "connect with ws:// instead of http://");
  }

  /** Opens a subscription whose notifications follow the answer. @throws RpcError */
  open(notification: string): Subscription {
    const subscription = this.connection.open(notification);
    this.#opened.push(subscription);
    return subscription;
  }

  /** Runs `action` once the answer is sent. */
  afterwards(action: () => void): void {
    this.#afterwards.push(action);
  }

  /** The answer has been sent. */
  answered(): void {
    for (const subscription of this.#opened) subscription.release();
    for (const action of this.#afterwards) action();
  }

  /** The answer is an error: what was opened is closed. */
  failed(): void {
    for (const subscription of this.#opened) subscription.close();
  }
}

/** A method: what it returns (or throws, as {@link RpcError}) is the answer. */
export type Handler = (call: Call) => unknown;
