import { WebSocket } from "ws";

/** Message of a server. */
export interface Message {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
  readonly method?: string;
  readonly params?: { readonly subscription: string; readonly result: unknown };
}

/** A bare WebSocket client: sends texts, keeps what comes in the order in which it comes. */
export class Client {
  readonly socket: WebSocket;
  readonly messages: Message[] = [];
  readonly #waiting: (() => void)[] = [];
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data) => {
      this.messages.push(JSON.parse(String(data)));
      for (const wake of this.#waiting.splice(0)) wake();
    });
    socket.on("error", () => undefined);
  }

  static async connect(url: string, options: { headers?: Record<string, string> } = {}): Promise<Client> {
    const socket = new WebSocket(url, options);
    const client = new Client(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", () => resolve());
      socket.once("error", reject);
      socket.once("unexpected-response", (_request, response) => reject(new Error(`refused: ${response.statusCode}`)));
    });
    return client;
  }

  /** Waits for a message; those that came before count. */
  async find(matches: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(matches);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Calls a method; the whole answer. */
  call(method: string, ...params: readonly unknown[]): Promise<Message> {
    const id = `c${this.#nextId}`;
    this.#nextId += 1;
    this.socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    return this.find((message) => message.id === id);
  }

  /** Calls a method; its result. @throws when the answer is an error */
  async result(method: string, ...params: readonly unknown[]): Promise<unknown> {
    const { result, error } = await this.call(method, ...params);
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  }

  /** Waits until a subscription has sent `count` notifications; their results. */
  async notifications(subscription: unknown, count: number): Promise<unknown[]> {
    const results = () =>
      this.messages.flatMap(({ params }) => (params?.subscription === subscription ? [params?.result] : []));
    while (results().length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return results();
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((resolve) => this.socket.once("close", resolve));
    this.socket.close();
    await closed;
  }
}
