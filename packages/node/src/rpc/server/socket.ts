import type { IncomingMessage } from "node:http";
import type { RawData, WebSocket } from "ws";
import { Connection, type Outlet } from "../connection.ts";
import { answer } from "../dispatch.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { errorMessage } from "../protocol/message.ts";
import type { Service } from "./service.ts";

/** How often a client is asked whether it is there; one that has not answered by the next time is gone. */
const PING_MS = 30_000;

/** Serves a client over a WebSocket until it or the node closes it. */
export function serveSocket(socket: WebSocket, request: IncomingMessage, service: Service): void {
  const { services, limits, access, metrics, startingBlock } = service;
  const outlet = new SocketOutlet(socket, service);
  const connection = new Connection(outlet, limits);
  const context = { services, limits, startingBlock, connection, trusted: access.trusts(request) };
  let inFlight = 0;
  let closed = false;

  const serve = async (text: string): Promise<void> => {
    if (inFlight >= limits.requestsInFlight) {
      return outlet.send(errorMessage(null, new RpcError(RPC_CODES.tooBusy, "Too many requests in flight")));
    }
    inFlight += 1;
    const { text: reply, sent } = await answer(text, context);
    inFlight -= 1;
    if (closed) return connection.closeAll();
    if (reply !== undefined) outlet.send(reply);
    sent();
  };

  socket.on("message", (data) => {
    metrics.requests.inc({ transport: "ws" });
    serve(textOf(data)).catch((error) => {
      services.logger.error({ error }, "a WebSocket message failed");
      socket.close(1011);
    });
  });
  socket.on("error", (error) => services.logger.debug({ error }, "a WebSocket failed"));
  const stopPinging = keepAlive(socket, service);
  metrics.connections.inc();
  socket.on("close", () => {
    closed = true;
    stopPinging();
    connection.closeAll();
    metrics.connections.dec();
  });
}

/** Sends texts; stops reading from a client that does not read, and lets go of one that falls far behind. */
class SocketOutlet implements Outlet {
  readonly #socket: WebSocket;
  readonly #service: Service;
  #waiting: (() => void)[] = [];

  constructor(socket: WebSocket, service: Service) {
    this.#socket = socket;
    this.#service = service;
  }

  send(text: string): void {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return;
    const { bufferedBytes, pausedBytes } = this.#service.limits;
    socket.send(text, () => this.#sent());
    if (socket.bufferedAmount > bufferedBytes) {
      this.#service.services.logger.warn({}, "a JSON-RPC client does not read what it asked for: disconnected");
      socket.terminate();
    } else if (socket.bufferedAmount > pausedBytes) socket.pause();
  }

  whenDrained(callback: () => void): void {
    if (this.#isBehind()) this.#waiting.push(callback);
    else setImmediate(callback);
  }

  #isBehind(): boolean {
    return (
      this.#socket.readyState === this.#socket.OPEN && this.#socket.bufferedAmount > this.#service.limits.pausedBytes
    );
  }

  #sent(): void {
    if (this.#isBehind()) return;
    if (this.#socket.isPaused) this.#socket.resume();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const callback of waiting) setImmediate(callback);
  }
}

/** Finds out clients that vanished without a word. Returns the function that ends it. */
function keepAlive(socket: WebSocket, { services: { clock } }: Service): () => void {
  let alive = true;
  let cancel: () => void;
  const ping = (): void => {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    socket.ping();
    cancel = clock.setTimer(PING_MS, ping);
  };
  socket.on("pong", () => {
    alive = true;
  });
  cancel = clock.setTimer(PING_MS, ping);
  return () => cancel();
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString("utf8");
}
