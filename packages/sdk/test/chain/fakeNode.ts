import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/** A request of a client. */
export interface Asked {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A server of JSON-RPC that says whatever a test wants, for what no honest node does on demand. */
export class FakeNode {
  readonly #server: WebSocketServer;

  private constructor(server: WebSocketServer) {
    this.#server = server;
  }

  /** Listens on a port, a free one by default. */
  static async start(onRequest: (socket: WebSocket, asked: Asked) => void, port = 0): Promise<FakeNode> {
    const server = new WebSocketServer({ host: "127.0.0.1", port });
    server.on("connection", (socket) => socket.on("message", (data) => onRequest(socket, JSON.parse(data.toString()))));
    await once(server, "listening");
    return new FakeNode(server);
  }

  get url(): string {
    // A server on a port has such an address.
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves as soon as nobody is connected. */
  async abandoned(): Promise<void> {
    for (const client of this.#server.clients) await once(client, "close");
  }

  /** Ends it and its connections. */
  async stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
    await once(this.#server, "close");
  }
}

/** Answers a request. */
export function answer(socket: WebSocket, { id }: Asked, result: unknown): void {
  socket.send(JSON.stringify({ jsonrpc: "2.0", id, result }));
}

/** Sends a notification of a subscription. */
export function notify(socket: WebSocket, subscription: string, result: unknown): void {
  socket.send(JSON.stringify({ jsonrpc: "2.0", method: "notification", params: { subscription, result } }));
}
