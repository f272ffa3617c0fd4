/** Limits of an axon. Times in milliseconds, sizes in bytes. */
export interface AxonLimits {
  /** Largest body. Default: 4 MiB. */
  readonly bodySize: number;
  /** All bodies that are held at the same time; one caller gets a quarter. Default: 64 MiB. */
  readonly bodies: number;
  /** Open connections. Default: 512. */
  readonly connections: number;
  /** Open connections of one address, other than loopback. Default: 64. */
  readonly addressConnections: number;
  /** Requests that are answered at the same time; more wait by priority. Default: 10. */
  readonly concurrency: number;
  /** Requests that wait. Default: 256. */
  readonly queue: number;
  /** Requests of one caller that wait. Default: 64. */
  readonly callerQueue: number;
  /** Longest time that a request may take, whatever it asks for. Default: 120 s. */
  readonly timeoutMs: number;
  /** Time for a connection's first byte and a request's headers to arrive. Default: 5 s. */
  readonly headersTimeoutMs: number;
  /** Time for a request's headers and body to arrive. Default: 15 s. */
  readonly receiveTimeoutMs: number;
  /** Time for a response to be taken by who asked; the connection is closed after it. Default: 30 s. */
  readonly sendTimeoutMs: number;
  /** Requests a second of one address, refused ones too; bursts of eight times as many pass. Default: 64. */
  readonly addressRate: number;
  /** Signatures that wait to be checked at the same time; one address gets a quarter. Default: 512. */
  readonly signatures: number;
  /** Signatures a second of one address that may turn out false; bursts of twice as many pass. Default: 10. */
  readonly addressTrials: number;
  /** The same of all addresses from which no true one has come yet. Default: 100. */
  readonly strangerTrials: number;
  /** Requests a second of one caller; bursts of twice as many pass. Default: 100. */
  readonly callerRate: number;
  /** Callers that are remembered, and addresses. Default: 10000. */
  readonly callers: number;
  /** Nonces of one caller that are remembered; with more, the older ones count as used. Default: 4096. */
  readonly callerNonces: number;
}

/** Limits of an axon unless it is told others. */
export const DEFAULT_LIMITS: AxonLimits = {
  bodySize: 4 * 1024 * 1024,
  bodies: 64 * 1024 * 1024,
  connections: 512,
  addressConnections: 64,
  concurrency: 10,
  queue: 256,
  callerQueue: 64,
  timeoutMs: 120_000,
  headersTimeoutMs: 5_000,
  receiveTimeoutMs: 15_000,
  sendTimeoutMs: 30_000,
  addressRate: 64,
  signatures: 512,
  addressTrials: 10,
  strangerTrials: 100,
  callerRate: 100,
  callers: 10_000,
  callerNonces: 4096,
};
