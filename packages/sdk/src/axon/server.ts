import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Connections } from "./connections.ts";
import type { AxonLimits } from "./limits.ts";
import type { AxonAddress } from "./options.ts";

/** Time between two looks for connections that say nothing, in milliseconds. */
const CHECKING_INTERVAL_MS = 500;
/** Time that a connection is kept without a request, in milliseconds. */
const KEEP_ALIVE_MS = 72_000;

/** Responds to requests; never rejects. */
export type Responder = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** The HTTP server of an axon. */
export class HttpServer {
  readonly #server: Server;
  readonly #connections: Connections;

  constructor(limits: AxonLimits, respond: Responder) {
    this.#server = createServer(
      {
        requestTimeout: limits.receiveTimeoutMs,
        headersTimeout: Math.min(limits.headersTimeoutMs, limits.receiveTimeoutMs),
        keepAliveTimeout: KEEP_ALIVE_MS,
        connectionsCheckingInterval: CHECKING_INTERVAL_MS,
      },
      (incoming, outgoing) => void respond(incoming, outgoing),
    );
    this.#connections = new Connections(limits.connections, limits.addressConnections);
    this.#connections.guard(this.#server);
  }

  /** Address on which it listens; `undefined` while it does not. */
  get address(): AxonAddress | undefined {
    const address = this.#server.address();
    if (address === null || typeof address === "string") return undefined;
    return { host: address.address, port: address.port };
  }

  /** Begins to listen. Rejects with the system's error when it cannot. */
  listen(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen({ host, port }, () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
  }

  /** Stops listening; resolves when the requests under way are answered. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#connections.drain();
    });
  }
}
