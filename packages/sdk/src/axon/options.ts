import type { AxonLimits } from "./limits.ts";
import type { RouteHooks } from "./routes.ts";

/** Options of an axon. */
export interface AxonOptions {
  /** SS58 address of the hotkey that it serves for. */
  readonly hotkey: string;
  /** Default: loopback. `0.0.0.0` serves the network. */
  readonly host?: string;
  /** Default: 8091; 0 takes a free one. */
  readonly port?: number;
  readonly limits?: Partial<AxonLimits>;
  /** Hooks of all routes that have none of their own, the ping included. */
  readonly hooks?: RouteHooks;
  /** Lets requests pass that the official SDK lets pass and that are not safe: unsigned ones. Default: no. */
  readonly compat?: boolean;
  /**
   * Threads that check signatures, 0 for none. Default: none until there are many signatures and as long as the machine
   * has two cores or fewer; then all but two of its cores, four at most.
   */
  readonly threads?: number;
  /** Milliseconds since 1970. Default: the system's. */
  readonly clock?: () => number;
  /** Called with inner failures, with the number that the caller got; also with those of threads. */
  readonly onFailure?: (id: string, error: unknown) => void;
  /**
   * Called with requests for a synapse that is not served, with the hotkey that the caller says it has: nothing of it
   * is proved.
   */
  readonly onUnknown?: (name: string, hotkey: string | undefined) => void;
}

/** Address on which an axon listens. */
export interface AxonAddress {
  readonly host: string;
  readonly port: number;
}
