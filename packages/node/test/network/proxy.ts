import { type AddressInfo, createServer, type Server, Socket } from "node:net";

/** A way between two nodes that can be cut: while it is, nothing passes and nobody is told. */
export class CutProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** A free port, to which connections lead. */
  readonly target: number;
  #isCut = false;

  private constructor(server: Server, target: number) {
    this.#server = server;
    this.target = target;
  }

  static async start(): Promise<CutProxy> {
    const server = createServer({ pauseOnConnect: true });
    const target = await portOf(createServer());
    const proxy = new CutProxy(server, target.port);
    await target.close();
    server.on("connection", (socket) => proxy.#join(socket));
    await portOf(server);
    return proxy;
  }

  /** Multiaddress of the proxy, without a peer. */
  get address(): string {
    // A server that listens on TCP has such an address.
    const { port } = this.#server.address() as AddressInfo;
    return `/ip4/127.0.0.1/tcp/${port}`;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** New connections pass again; those that were cut stay dead. */
  heal(): void {
    this.#isCut = false;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(socket: Socket): void {
    const other = new Socket();
    for (const one of [socket, other]) {
      this.#sockets.add(one);
      // Ends of the one are ends of the other, as far as anything passes at all.
      one.on("error", () => undefined);
      one.on("close", () => this.#sockets.delete(one));
    }
    if (this.#isCut) return;
    other.connect(this.target, "127.0.0.1");
    this.#pass(socket, other);
    this.#pass(other, socket);
  }

  #pass(from: Socket, to: Socket): void {
    from.on("data", (data) => {
      if (!this.#isCut) to.write(data);
    });
    from.on("close", () => {
      if (!this.#isCut) to.destroy();
    });
    from.resume();
  }
}

/** A server that listens on a free port of this machine. */
async function portOf(server: Server) {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(resolve)) };
}
