import { createServer, type Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { NodeError } from "../../primitives/errors.ts";
import { DEFAULT_RPC_LIMITS } from "../call/limits.ts";
import type { NodeServices } from "../call/services.ts";
import type { RpcOptions } from "../options.ts";
import { Access } from "./access.ts";
import { Addresses } from "./addresses.ts";
import { HeldBytes } from "./bytes.ts";
import { serveHttp } from "./http.ts";
import { RpcMetrics } from "./metrics.ts";
import { SubscriptionPlaces } from "./places.ts";
import type { Service } from "./service.ts";
import { serveSocket } from "./socket.ts";

/** Time for a client to send its whole request, and its headers, in milliseconds. */
const REQUEST_MS = 60_000;
const HEADERS_MS = 15_000;
/** Milliseconds between checks of whose time is up. */
const CHECK_MS = 5000;

/** Address at which a server listens. */
export interface RpcAddress {
  readonly host: string;
  readonly port: number;
}

/** A JSON-RPC server: HTTP and WebSocket on one port. */
export class RpcServer {
  readonly address: RpcAddress;
  readonly #http: Server;
  readonly #sockets: WebSocketServer;

  private constructor(address: RpcAddress, http: Server, sockets: WebSocketServer) {
    this.address = address;
    this.#http = http;
    this.#sockets = sockets;
  }

  /** Listens. @throws NodeError `PORT_IN_USE`, `CANNOT_LISTEN` */
  static async start(services: NodeServices, options: RpcOptions): Promise<RpcServer> {
    const limits = { ...DEFAULT_RPC_LIMITS, ...options };
    const access = new Access(options);
    const startingBlock = services.chain.best().number;
    const metrics = new RpcMetrics(services.metrics.registry);
    const sockets = new WebSocketServer({
      noServer: true,
      maxPayload: limits.requestBytes,
      perMessageDeflate: false,
      clientTracking: true,
    });
    const addresses = new Addresses(limits.connectionsPerAddress, options.connectionsPerAddress !== undefined);
    const service: Service = {
      ...{ services, limits, access, startingBlock, metrics, addresses },
      held: new HeldBytes(limits.heldBytes),
      places: new SubscriptionPlaces(limits),
    };
    const times = { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_MS };
    const http = createServer(times, (request, response) => void serveHttp(request, response, service));
    http.maxConnections = limits.connections;
    http.on("connection", (socket) => {
      if (!addresses.take(socket)) socket.destroy();
    });
    http.on("upgrade", (request, socket, head) => {
      // Until the WebSocket takes over, a connection that breaks would be an error that nobody handles.
      socket.on("error", () => socket.destroy());
      if (!access.admits(request))
        return socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      sockets.handleUpgrade(request, socket, head, (client) => serveSocket(client, request, service));
    });
    http.on("clientError", (_error, socket) => {
      if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      else socket.destroy();
    });
    const port = await listen(http, options);
    return new RpcServer({ host: options.host, port }, http, sockets);
  }

  /** Closes all connections and the port. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#http.close(() => resolve()));
    this.#sockets.close();
    for (const client of this.#sockets.clients) terminate(client);
    this.#http.closeAllConnections();
    await closed;
  }
}

function terminate(client: WebSocket): void {
  client.close(1001, "the node stops");
  client.terminate();
}

function listen(http: Server, { host, port }: RpcOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => {
      const where = `${host}:${port}`;
      const refused =
        error.code === "EADDRINUSE"
          ? new NodeError("PORT_IN_USE", `another program listens on ${where}`, "Stop it, or choose another port.")
          : new NodeError("CANNOT_LISTEN", `cannot listen on ${where}: ${error.message}`, "Choose another address.");
      reject(refused);
    });
    http.listen(port, host, () => {
      const address = http.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
