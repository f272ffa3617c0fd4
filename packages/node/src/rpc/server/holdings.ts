import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";
import { type Holder, TOO_MUCH_HELD } from "./bytes.ts";
import type { Service } from "./service.ts";

/** Counts what is held for a WebSocket, both ways; reads no further from a client that has sent much. */
export class SocketHoldings implements Holder {
  readonly #socket: WebSocket;
  readonly #service: Service;
  /** Bytes of messages that are being answered. */
  #answering = 0;
  /** Bytes since the last whole message: the library keeps the pieces of one until it is whole. */
  #partial = 0;
  /** Bytes of answers of which other parts are still to be made. */
  #making = 0;
  /** Bytes that its subscriptions keep. */
  #kept = 0;

  constructor(socket: WebSocket, request: IncomingMessage, service: Service) {
    this.#socket = socket;
    this.#service = service;
    // Before the library's own listener, which tells of the messages that the piece completes.
    request.socket.prependListener("data", (piece: Buffer) => {
      this.#partial += piece.length;
      this.update();
    });
  }

  /** Counts bytes (fewer, when negative) that are kept by the client's subscriptions. */
  keep(bytes: number): void {
    this.#kept += bytes;
    this.update();
  }

  /** A message is whole; the function to call when it has been answered. */
  begin(bytes: number): () => void {
    const { arrivingBytesPerConnection } = this.#service.limits;
    this.#partial = 0;
    this.#answering += bytes;
    this.update();
    if (this.#answering > arrivingBytesPerConnection) this.#socket.pause();
    return () => {
      this.#answering -= bytes;
      this.update();
      if (this.#answering <= arrivingBytesPerConnection && this.#socket.isPaused) this.#socket.resume();
    };
  }

  /** Counts bytes (fewer, when negative) of an answer of which other parts are still to be made. */
  making(bytes: number): void {
    this.#making += bytes;
    this.update();
  }

  /** Updates the number of bytes held: something was sent, or read. */
  update(): void {
    const { readyState, bufferedAmount, OPEN } = this.#socket;
    if (readyState !== OPEN) return;
    this.#service.held.set(this, this.#partial + this.#answering + this.#making + this.#kept + bufferedAmount);
  }

  drop(): void {
    this.#service.services.logger.warn({}, TOO_MUCH_HELD);
    this.#socket.terminate();
  }

  /** The connection has gone. */
  close(): void {
    this.#service.held.forget(this);
  }
}
