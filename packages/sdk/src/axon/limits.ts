/** What an axon accepts. Times in milliseconds, sizes in bytes. */
export interface AxonLimits {
  /** Largest body. Default: 4 MiB. */
  readonly bodySize: number;
  /** Open connections. Default: 512. */
  readonly connections: number;
  /** Requests that are answered at the same time; more wait by priority. Default: 10. */
  readonly concurrency: number;
  /** Requests that wait. Default: 256. */
  readonly queue: number;
  /** Longest time that a request may take, whatever it asks for. Default: 120 s. */
  readonly timeoutMs: number;
  /** Time for a request's headers and body to arrive. Default: 15 s. */
  readonly receiveTimeoutMs: number;
  /** Requests a second of one caller; bursts of twice as many pass. Default: 100. */
  readonly callerRate: number;
  /** Callers that are remembered. Default: 10000. */
  readonly callers: number;
}

/** Limits of an axon unless it is told others. */
export const DEFAULT_LIMITS: AxonLimits = {
  bodySize: 4 * 1024 * 1024,
  connections: 512,
  concurrency: 10,
  queue: 256,
  timeoutMs: 120_000,
  receiveTimeoutMs: 15_000,
  callerRate: 100,
  callers: 10_000,
};
