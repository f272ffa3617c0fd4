import type { Transport } from "./transport.ts";

/** An axon to ask. */
export interface AxonTarget {
  /** IP address or host name. */
  readonly host: string;
  readonly port: number;
  /** SS58 address of its hotkey. */
  readonly hotkey: string;
}

/** Options of a request. */
export interface QueryOptions {
  /**
   * Time for one answer, in milliseconds; it runs from the request going out. As long may connecting take. Default:
   * 12000.
   */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A request to one axon. */
export interface Query<Q> {
  readonly axon: AxonTarget;
  readonly request: Q;
  /** Time for the answer, in milliseconds. Default: 12000. */
  readonly timeoutMs?: number;
  /** Called when this one was answered or has failed, before the others are. */
  readonly onOver?: () => void;
}

/** Options of a dendrite. */
export interface DendriteOptions {
  /** Own address as others see it; tells axons nothing that they rely on. Default: `127.0.0.1`. */
  readonly ip?: string;
  /** Most bytes of an answer that are read. Default: 4 MiB. */
  readonly maxResponse?: number;
  /** Connections to one axon. Default: 16. */
  readonly maxSockets?: number;
  /** Milliseconds since 1970. Default: the system's. */
  readonly clock?: () => number;
  /** Milliseconds that only grow, by which latency is measured. Default: the system's. */
  readonly stopwatch?: () => number;
  /** Carries the requests. Default: HTTP. */
  readonly transport?: Transport;
}
