/** A response of an HTTP server. */
export interface HttpResponse {
  readonly status: number;
  readonly body: string;
  /** After how many milliseconds the same would pass, when it says so in seconds (the header Retry-After). */
  readonly retryAfterMs?: number;
}

/** A request as it is handed to a transport. */
export interface HttpRequest {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Most bytes of a response's body that are read. */
  readonly maxResponse: number;
  /** Called when a connection begins to be made: the request waits no longer for others of this process. */
  readonly onConnecting: () => void;
  /** Called when the connection stands and the request goes out: from here on it is the axon's time. */
  readonly onSent: () => void;
}

/** Carries requests to axons. */
export interface Transport {
  /** @throws PostFailure */
  post(request: HttpRequest): Promise<HttpResponse>;
  /** Closes the connections. */
  close(): void;
}

/** Error for a request without a response. */
export class PostFailure extends Error {
  override readonly name = "PostFailure";
  /** Status that the ecosystem's dendrite reports (protocol: wire §a.8). */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
