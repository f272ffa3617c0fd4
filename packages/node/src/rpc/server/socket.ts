import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { RawData, WebSocket } from "ws";
import { Connection, type Outlet } from "../call/connection.ts";
import { answer } from "../dispatch.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { errorMessage } from "../protocol/message.ts";
import type { Client } from "./addresses.ts";
import { SocketHoldings } from "./holdings.ts";
import { ClientRest } from "./rest.ts";
import type { Service } from "./service.ts";

/** Milliseconds between pings of a client; one that has not answered by the next is gone. */
const PING_MS = 30_000;

/** Serves a client over a WebSocket until it or the node closes it. */
export function serveSocket(socket: WebSocket, request: IncomingMessage, service: Service): void {
  const { services, limits, access, metrics, startingBlock } = service;
  const rest = new ClientRest(services.clock, () => socket.ping());
  const holdings = new SocketHoldings(socket, request, service);
  const client = service.addresses.clientOf(request.socket);
  const outlet = new SocketOutlet(socket, request.socket, client, service, rest, holdings);
  const connection = new Connection(outlet, limits);
  const context = {
    ...{ services, limits, startingBlock, connection },
    client,
    trusted: access.trusts(request),
    making: (bytes: number) => holdings.making(bytes),
  };
  let inFlight = 0;
  let closed = false;

  const serve = async (message: Uint8Array): Promise<void> => {
    if (inFlight >= limits.requestsInFlight) {
      return outlet.send(errorMessage(null, new RpcError(RPC_CODES.tooBusy, "Too many requests in flight")));
    }
    inFlight += 1;
    const { text: reply, sent } = await answer(message, context);
    inFlight -= 1;
    if (closed) return connection.closeAll();
    if (reply !== undefined) outlet.send(reply);
    sent();
  };

  socket.on("message", (data) => {
    metrics.requests.inc({ transport: "ws" });
    const message = bytesOf(data);
    const taken = holdings.begin(message.length);
    const answered = rest.request();
    serve(message)
      .catch((error) => {
        // What is wrong with a message is its answer: this is a fault of the node.
        services.logger.error({ error }, "a WebSocket message failed");
        socket.close(1011);
      })
      .finally(() => {
        taken();
        answered();
      });
  });
  socket.on("error", (error) => services.logger.debug({ error }, "a WebSocket failed"));
  socket.on("pong", () => rest.ponged());
  const stopPinging = keepAlive(socket, service);
  metrics.connections.inc();
  socket.on("close", () => {
    closed = true;
    stopPinging();
    holdings.close();
    rest.close();
    connection.closeAll();
    metrics.connections.dec();
  });
}

/** Sends texts; stops reading from a client that does not read, and lets go of one that falls far behind. */
class SocketOutlet implements Outlet {
  readonly #socket: WebSocket;
  readonly #service: Service;
  readonly #rest: ClientRest;
  readonly #holdings: SocketHoldings;
  readonly #raw: Socket;
  readonly #client: Client;
  #isCorked = false;
  #waiting: (() => void)[] = [];

  constructor(
    socket: WebSocket,
    raw: Socket,
    client: Client,
    service: Service,
    rest: ClientRest,
    holdings: SocketHoldings,
  ) {
    this.#socket = socket;
    this.#raw = raw;
    this.#client = client;
    this.#service = service;
    this.#rest = rest;
    this.#holdings = holdings;
  }

  send(text: string | Buffer): void {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return;
    const service = this.#service;
    const { bufferedBytes, pausedBytes } = service.limits;
    this.#gather();
    socket.send(text, { binary: false }, () => this.#sent());
    this.#holdings.update();
    if (socket.bufferedAmount > bufferedBytes) {
      service.services.logger.warn({}, "a JSON-RPC client does not read what it asked for: disconnected");
      socket.terminate();
    } else if (socket.bufferedAmount > pausedBytes) socket.pause();
  }

  keep(bytes: number): void {
    this.#holdings.keep(bytes);
  }

  subscribe(): () => void {
    return this.#service.places.take(this.#client);
  }

  /**
   * Gathers what is sent in one turn into one write: a client's subscriptions cost one write a block, not one each.
   */
  #gather(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.#raw.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      this.#raw.uncork();
    });
  }

  whenDrained(callback: () => void): void {
    if (this.#isBehind()) this.#waiting.push(callback);
    else setImmediate(callback);
  }

  whenAtRest(callback: () => void): () => void {
    return this.#rest.whenAtRest(callback);
  }

  #isBehind(): boolean {
    return (
      this.#socket.readyState === this.#socket.OPEN && this.#socket.bufferedAmount > this.#service.limits.pausedBytes
    );
  }

  #sent(): void {
    this.#holdings.update();
    if (this.#isBehind()) return;
    if (this.#socket.isPaused) this.#socket.resume();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const callback of waiting) setImmediate(callback);
  }
}

/** Finds out clients that vanished without a word. Returns the disposer. */
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

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
