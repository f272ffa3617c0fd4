import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";
import type { ArrivingClient } from "./bytes.ts";
import type { Service } from "./service.ts";

/** Counts what arrives on a WebSocket until it is answered; reads no further from a client that has sent much. */
export class SocketInlet implements ArrivingClient {
  readonly #socket: WebSocket;
  readonly #service: Service;
  /** Bytes of messages that are being answered. */
  #answering = 0;
  /** Bytes since the last whole message: the library keeps the pieces of one until it is whole. */
  #partial = 0;

  constructor(socket: WebSocket, request: IncomingMessage, service: Service) {
    this.#socket = socket;
    this.#service = service;
    // Before the library's own listener, which tells of the messages that the piece completes.
    request.socket.prependListener("data", (piece: Buffer) => {
      this.#partial += piece.length;
      this.#count();
    });
  }

  /** A message is whole; the function to call when it has been answered. */
  begin(bytes: number): () => void {
    const { arrivingBytesPerConnection } = this.#service.limits;
    this.#partial = 0;
    this.#answering += bytes;
    this.#count();
    if (this.#answering > arrivingBytesPerConnection) this.#socket.pause();
    return () => {
      this.#answering -= bytes;
      this.#count();
      if (this.#answering <= arrivingBytesPerConnection && this.#socket.isPaused) this.#socket.resume();
    };
  }

  drop(): void {
    const { logger } = this.#service.services;
    logger.warn({}, "JSON-RPC clients send more than the node holds: the one with the most is disconnected");
    this.#socket.terminate();
  }

  /** The connection has gone. */
  close(): void {
    this.#service.arriving.forget(this);
  }

  #count(): void {
    if (this.#socket.readyState === this.#socket.OPEN)
      this.#service.arriving.set(this, this.#partial + this.#answering);
  }
}
