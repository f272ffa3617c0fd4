import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

/** Returns what is said instead of a node's answer. */
export type Forge = (answer: unknown, method: string, params: readonly unknown[]) => unknown;

interface Asked {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A proxy in front of a node that says something else than the node does, where a test wants it to. */
export class LyingProxy {
  /** Forges answers; `undefined` while it is honest. */
  forge: Forge | undefined;
  readonly #server: WebSocketServer;

  private constructor(server: WebSocketServer, node: string) {
    this.#server = server;
    server.on("connection", (client) => this.#pass(client, node));
  }

  /** Starts it in front of a node's address. */
  static async start(node: string): Promise<LyingProxy> {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
    await once(server, "listening");
    return new LyingProxy(server, node);
  }

  get url(): string {
    // A server on a port has such an address.
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Ends its connections, and refuses others from now on. */
  drop(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.on("connection", (client) => client.terminate());
  }

  /** Ends it and its connections. */
  async stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
    await once(this.#server, "close");
  }

  #pass(client: WebSocket, node: string): void {
    const asked = new Map<number, Asked>();
    const upstream = new WebSocket(node);
    const early: string[] = [];
    upstream.on("open", () => {
      for (const text of early.splice(0)) upstream.send(text);
    });
    client.on("message", (data) => {
      const request: Asked = JSON.parse(data.toString());
      asked.set(request.id, request);
      if (upstream.readyState === WebSocket.OPEN) upstream.send(data.toString());
      else early.push(data.toString());
    });
    upstream.on("message", (data) => {
      const message = JSON.parse(data.toString());
      const request = asked.get(message.id);
      asked.delete(message.id);
      if (request !== undefined && "result" in message && this.forge !== undefined) {
        message.result = this.forge(message.result, request.method, request.params);
      }
      client.send(JSON.stringify(message));
    });
    // Ended before it was open: the client is gone.
    upstream.on("error", () => client.terminate());
    client.on("close", () => upstream.terminate());
    upstream.on("close", () => client.terminate());
  }
}
