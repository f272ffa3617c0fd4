import type { Synapse } from "../synapse/index.ts";
import { AxonError, Rejection } from "./errors.ts";
import type { RequestHead } from "./verify.ts";

/** Facts of a request that its handler gets. */
export interface CallContext {
  /** SS58 address of the caller's hotkey, verified unless the route verifies otherwise. */
  readonly caller: string;
  /** Aborts when the caller is gone or its time is over. */
  readonly signal: AbortSignal;
}

/** Hooks of a route, in the order in which they run. They see the headers, not the body (protocol: wire §a.10). */
export interface RouteHooks {
  /** Reason to turn the caller away, or `undefined` when there is none. */
  readonly blacklist?: (head: RequestHead) => string | undefined | Promise<string | undefined>;
  /** In place of the default verification: throws to refuse; gives the caller's hotkey. */
  readonly verify?: (head: RequestHead) => string | Promise<string>;
  /**
   * Requests a second that are taken of the caller; bursts of twice as many pass, others get 429 with Retry-After.
   * Default: the axon's limits.
   */
  readonly rateLimit?: (head: RequestHead) => number;
  /** Higher goes first when requests wait. Default: 0. */
  readonly priority?: (head: RequestHead) => number | Promise<number>;
}

/** Answers a request. */
export type Handler<Q, A> = (request: Q, context: CallContext) => Promise<A>;

/** A synapse that an axon serves. */
export interface Route {
  // A route is used with the values of its own synapse only; which these are is known where it is attached.
  readonly synapse: Synapse<object, object>;
  readonly handler: Handler<object, object>;
  readonly hooks: RouteHooks;
}

/** The synapses that an axon serves, by name. */
export class Routes {
  readonly #routes = new Map<string, Route>();

  /** Adds a synapse. @throws AxonError `ALREADY_ATTACHED` */
  add<Q extends object, A extends object>(synapse: Synapse<Q, A>, handler: Handler<Q, A>, hooks: RouteHooks): void {
    if (this.#routes.has(synapse.name)) {
      throw new AxonError("ALREADY_ATTACHED", `${synapse.name} is served already`, "Attach each synapse once.");
    }
    // The handler only ever gets what the synapse's own schema has accepted.
    this.#routes.set(synapse.name, { synapse, handler, hooks } as unknown as Route);
  }

  get(name: string): Route | undefined {
    return this.#routes.get(name);
  }

  /** Makes the rejection of a request for a synapse that is not served. */
  unknown(name: string): Rejection {
    const available = [...this.#routes.keys()].map((route) => `'${route}'`).join(", ");
    return new Rejection(404, `Synapse name '${name}' not found. Available synapses [${available}]`);
  }
}
